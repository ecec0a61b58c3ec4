def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
def f(a, b=1, *, c, d=2): pass
def g(a, /, b): pass
def h(): pass
def v(*args): pass
class C:
    def m(self, x): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(a): pass
    def __init__(self, a): pass
class D: pass
t(f); t(f, 1); t(f, 1, 2, 3); t(f, 1, c=1, z=3); t(f, 1, 2, a=3, c=1); t(f, 1, 2, 3, c=4); t(g, a=1, b=2); t(g, 1); t(g); t(h, 1); t(h, x=1); t(v, a=1)
t(C); t(C, 1, 2); c = C(1); t(c.m); t(c.m, 1, 2); t(C.m); t(C.m, 1); t(c.cm, 1); t(c.sm); t(D, 1); t(D, a=1); t(c)
def outer():
    def inner(x): pass
    return inner
t(outer()); t(lambda x: x)
t(f, **{"a": 1, "q": 2}); t(lambda: f(**1)); t(lambda: f(**{1: 2}))
t(len); t(len, 1, 2); t(len, 5); t(int, "x"); t(int, "12", 50); t(int, None); t(int, [1]); t(float, "abc"); t(float, None); t(abs, "x"); t(chr, -1); t(ord, "ab"); t(ord, 1); t(sum, "ab"); t(sum, ["a"]); t(max, []); t(min); t(max, 1); t(sorted, 5); t(sorted, [1, "a"]); t(range, 1.5); t(range, 1, 2, 0); t(range); t(isinstance, 1, 2); t(issubclass, 1, int); t(getattr, 1); t(getattr, 1, "x"); t(setattr, 1, "x", 2); t(hash, []); t(hash, {}); t(iter, 5); t(next, 5); t(next, iter([])); t(reversed, {1}); t(zip, 1); t(map); t(map, 1); t(round, "x"); t(pow, 2, 3, 0); t(divmod, 1, 0); t(bytes, "x"); t(str, 1, 2, 3, 4); t(list, 5); t(dict, 5); t(dict, [1]); t(dict, [(1, 2, 3)]); t(set, 5); t(tuple, 5); t(frozenset, 5); t(print, 1, foo=2); t(print, 1, sep=3)
