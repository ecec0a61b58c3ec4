class Config:
    def __init__(self, **kw): self.__dict__.update(kw)
c = Config(a=1, b=2); print(c.a, c.b, c.__dict__, vars(c)); c.c = 3; print(c.__dict__); c.__dict__['d'] = 4; print(c.d, vars(c) is c.__dict__); del c.a; print(sorted(c.__dict__), hasattr(c, 'a')); del c.__dict__['b']; print(hasattr(c, 'b'))
try: del c.zz
except AttributeError as e: print(e)
class Borg:
    _state = {}
    def __init__(self): self.__dict__ = self._state
x = Borg(); y = Borg(); x.v = 5; print(y.v, x.__dict__ is y.__dict__, x == y, x.__dict__)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o=None):
        if i is None: return self
        print('computing'); v = i.__dict__[self.n] = self.f(i); return v
class U:
    @Lazy
    def big(self): return 42
u = U(); print(u.big, u.big)
class Typed:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return i.__dict__[self.n]
    def __set__(self, i, v):
        if not isinstance(v, int): raise TypeError(f'{self.n} must be int')
        i.__dict__[self.n] = v
    def __delete__(self, i): print('del', self.n); del i.__dict__[self.n]
class T:
    x = Typed(); y = Typed()
    def __init__(self, x, y): self.x = x; self.y = y
    def go(self): return self.x + self.y
t = T(1, 2); t.x += 5; print(t.x, t.go(), vars(t)); del t.x
try: t.y = 'a'
except TypeError as e: print(e)
class Shadow:
    def m(self): return 'class'
s = Shadow(); s.__dict__['m'] = lambda: 'own'; print(s.m()); 
def call(o): return o.m()
print(call(s), call(Shadow()), call(s))
for k, v in vars(c).items(): print(k, v)
print(Config(q=1).__dict__ == {'q': 1}, {**Config(z=1).__dict__}, dict(vars(Config(w=2))), len(vars(Config())), [k for k in Config(m=1).__dict__])
class P:
    __slots__ = ('x', '_y', '__z')
    def __init__(self): self.x = 1; self._y = 2; self.__z = 3
    def z(self): return self.__z
p = P(); print(p.x, p._y, p.z())
for f in (lambda: setattr(p, 'w', 1), lambda: p.__dict__, lambda: vars(p), lambda: P.nope, lambda: p.nope):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
def setq(o): o.q = 1
for o in (U(), p):
    try: setq(o); print('set')
    except AttributeError as e: print(e)
del p.x
try: p.x
except AttributeError as e: print(e)
class Q(P): pass
q = Q(); q.w = 5; print(q.w, q.x)
class R(P):
    __slots__ = ('r',)
r = R(); r.r = 1
try: r.rr = 1
except AttributeError as e: print(e)
class S: __slots__ = 'only'
s = S(); s.only = 1; print(s.only)
class D: __slots__ = ('a', '__dict__')
d = D(); d.a = 1; d.b = 2; print(d.a, d.b)
class W:
    def __setattr__(self, k, v): self.__dict__[k] = v * 2
w = W(); w.a = 4; print(w.a)
class V:
    def __delattr__(self, n): print('deleting', n); object.__delattr__(self, n)
v = V(); v.a = 1; del v.a; print(hasattr(v, 'a'))
class M1: pass
print(M1.mro() == [M1, object], M1.__mro__[0].__name__)
