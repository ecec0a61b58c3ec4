a = 5
a += 2
a -= 1
a *= 4
a //= 5
a **= 3
a %= 50
a /= 7
print(a)
s = "x"
s += "y"
s *= 2
print(s)
l = [1]
m = l
l += (2, 3)
print(m is l, m)
d = {"n": 0}
d["n"] += 1
print(d)


class C:
    n = 1


c = C()
c.n += 1
print(c.n, C.n)


def idx():
    print("once")
    return 0


l[idx()] += 10
print(l)
