class A:
    def a(self): return self
    def b(self, x): raise ValueError
(A()
 .a()
 .a()
 .b(
   1
 ))
