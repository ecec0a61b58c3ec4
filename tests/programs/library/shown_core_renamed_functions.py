# functools.wraps and assigned names: what repr, messages, generators and coroutines show.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+", "?", str(a)) for a in args])
import functools
def deco(f):
    @functools.wraps(f)
    def inner(*a): return f(*a)
    return inner
class A:
    @deco
    def m(self): "doc"
@deco
def hello(): pass
print(hello, hello.__qualname__, A.m, A().m, hello.__wrapped__)
try: hello(1)
except TypeError as e: print(e)
hello.__name__="zz"
try: hello.__wrapped__(1)
except TypeError as e: print(e)
def f(): raise ValueError(1)
f.__name__="other"; f.__qualname__="Q.other"
try: f(1)
except TypeError as e: print(e)
def gen(): yield 1
gen.__name__="g2"; gen.__qualname__="Q.g2"
print(gen.__name__, gen.__qualname__)
