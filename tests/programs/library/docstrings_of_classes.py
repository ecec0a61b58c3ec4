class A:
    "doc"
    def f(self): "fdoc"
class B(A): 
    def f(self): pass
print(B.__doc__, B().__doc__, B.f.__doc__, A().__doc__)
class C(ValueError): pass
print(C.__doc__)
import inspect
print(inspect.getdoc(B), inspect.getdoc(B.f))
