class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]

s = Stack()
s.push(1); s.push(2); s.push(3)
print(s, len(s), s.peek(), s.pop(), s)
print(isinstance(s, list), type(s).__name__, type(s) is Stack, s == [1, 2], [1, 2] == s, s != [1])
s.extend([5, 4]); s.sort(); print(s, sorted(s, reverse=True), sum(s), max(s), 4 in s, 9 in s)
for x in s: print(x, end=" ")
print()
print(s[1:], type(s[1:]).__name__, s + [9], type(s + [9]).__name__, s * 2)
s += [7]; print(s, type(s).__name__)
s.name = "st"; print(s.name, vars(s), bool(s), bool(Stack()))
a, b, *c = s; print(a, b, c)
print([*s], (lambda *a: a)(*s), list(map(str, s)), list(enumerate(s)), list(reversed(s)))
class Config(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __setattr__(self, n, v): self[n] = v
c = Config(a=1, b=2)
c.z = 5
print(c.a, c.z, c, len(c), "a" in c, c.get("q", 3), list(c.items()), dict(c), {**c})
try: c.nope
except AttributeError as e: print("AE", e)
class D(dict):
    def __missing__(self, k):
        v = self[k] = k * 2
        return v
d = D(); print(d[3], d, d.get(9), 9 in d)
class Lower(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
l = Lower(); l["ABC"] = 1; print(l, l["aBc"], "ABC" in l, "x" in l); l.update(X=1); print(l)
class MyStr(str):
    def shout(self): return self.upper() + "!"
    def __new__(cls, v): return super().__new__(cls, v.strip())
m = MyStr("  hi "); print(m, m.shout(), repr(m), len(m), m + "x", type(m + "x").__name__, m == "hi", hash(m) == hash("hi"), {m: 1}["hi"], f"{m:>5}|", "%s" % m, m.join(["a","b"]), m in "hi there", "h" in m, m[0], m.upper(), str(m), type(str(m)).__name__)
class Celsius(float):
    def __new__(cls, v, unit="C"):
        o = super().__new__(cls, v); o.unit = unit; return o
    def f(self): return self * 9 / 5 + 32
t = Celsius(36.6); print(t, t.f(), t.unit, t > 30, round(t), f"{t:.2f}", t + 1, -t, abs(t), int(t), float(t), type(float(t)).__name__, t == 36.6, hash(t) == hash(36.6), max(t, 40), t / 2, 2 / t, t // 1, divmod(t, 2))
class Flag(int):
    def __repr__(self): return f"Flag({int(self)})"
    def __add__(self, o): return Flag(int(self) + int(o))
f = Flag(5); print(f, [f], f + 1, 1 + f, f * 2, f == 5, [10,20,30,40,50,60][f], list(range(f)), f"{f}", f"{f:03d}", "%d" % f, hex(f), f & 4, ~f, f ** 2, f << 1, bool(Flag(0)), isinstance(f, int), sum([f, f]), str(f))
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = P(1, 2); print(p, p.x, p == (1, 2), hash(p) == hash((1,2)), p + (3,), len(p), {p: 1}, sorted([P(2,1), P(1,5)]), p < (1, 3)); x, y = p; print(x, y, "%s-%s" % p)
class S(set):
    def add(self, x): super().add(x * 2)
q = S([1]); q.add(4); print(q, len(q), 8 in q, q | {3}, type(q | {3}).__name__, q == {1, 8}, S(), q & {8}, q - {8})
class FS(frozenset): pass
print(FS([1]), hash(FS([1])) == hash(frozenset([1])), FS([1]) == {1}, FS())
class B(bytes): pass
print(B(b"ab"), B(b"ab")[0], B(b"ab") + b"c")
class Cnt(int): pass
try: print(Cnt("x"))
except ValueError as e: print(e)
try: Stack(1)
except TypeError as e: print(e)
