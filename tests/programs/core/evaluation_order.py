def t(name, v):
    print("t", name)
    return v
class O:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d.get(k, 0)
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k)
    def __add__(self, o): print("add"); return 1
    def __lt__(self, o): print("lt"); return True
o = O()
t("o", o)[t("k", 1)] = t("v", 2)
t("o", o)[t("k", 1)] += t("v", 2)
a, o[t("x", 5)], *b = t("tuple", [1, 2, 3, 4])
print(a, b)
print(t("a", 1) < t("b", 2) < t("c", 0) < t("d", 9))
print(t("f", print)(t("1", 1), *t("star", [2, 3]), sep=t("sep", "-")))
x = {t("k1", 1): t("v1", 2), **t("m", {3: 4})}
print(x)
print(t("c", True) and t("d", 0) or t("e", 5))
print(t("body", 1) if t("cond", 0) else t("else", 2))
def f(a=t("default", 1), *, k=t("kwdefault", 2)): return a, k
print(f(), f(3, k=4))
del t("o", o)[t("z", 1)]
i = 0
arr = [0, 0, 0]
i, arr[i] = 1, 9
print(i, arr)
i = arr[i] = 2
print(i, arr)
def g():
    x = 1
    y = x + (x := 5) + x
    z = [x, (x := 7), x]
    w = (x, (x := 8))
    print(y, z, w, x)
    q = {x: (x := 9), x: x}
    print(q)
    v = print(x, (x := 10), x)
    s = f"{x}{(x := 11)}{x}"
    print(s)
    x += (x := 3)
    print(x)
    l = [0] * 20
    l[x] = (x := 5)
    print(l)
    l[(x := 6)] = x
    print(l, x)
    print(x < (x := 100) < x, x is (x := 4))
    x = x or 3
    x = (x and 5) or x
    x = not x
    a = b = c = [x]
    a.append(1)
    print(b, c)
    a, b = b, a
    a, b, c = c, 5, a
    print(a, b, c)
    (a, b), c = (b, c), a
    print(a, b, c)
    a = 1; b = 2; c = 3
    a, b, c = b, c, a
    print(a, b, c)
    x = x if x else a
    x = [x, x, [x for x in range(x)]]
    print(x)
g()
