a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3]
*init, last = (1, 2, 3)
x, *mid, y = range(6)
print(first, rest, init, last, x, mid, y)
(p, q), [r, s] = (1, 2), "ab"
print(p, q, r, s)
for i, (k, v) in enumerate([("a", 1), ("b", 2)]):
    print(i, k, v)
a = b = c = 0
print(a, b, c, [*range(3), *"ab"], (*[1], 2), {**{"a": 1}, "b": 2, **{"a": 3}})
*e, = []
print(e)
l = [0, 0]
i, l[i] = 1, 5
print(i, l)
