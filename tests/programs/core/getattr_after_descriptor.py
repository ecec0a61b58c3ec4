# A descriptor that raises AttributeError where the class has __getattr__.
class P:
    @property
    def v(self): return self.missing
    def __getattr__(self, n): raise AttributeError(f"no {n} here")
try: P().v
except AttributeError as e: print(e)
class Q:
    @property
    def v(self): raise AttributeError("inner")
    def __getattr__(self, n): return "fallback "+n
    def m(self): return 5
q=Q(); print(q.v, q.z, q.m(), hasattr(q,"v"), getattr(q,"v"))
class R:
    __slots__=("a",)
    def __getattr__(self,n): return "slot "+n
print(R().a)
class D:
    def __get__(self,o,t): raise AttributeError("d")
class S:
    d=D()
    def __getattr__(self,n): return n
print(S().d)
