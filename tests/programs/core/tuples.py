t = (1, "two", 3.0)
print(t, t[1], t[-1], t[:2], len(t))
print((), (1,), 1, (1, 2) + (3,), (0,) * 3)
a, b, c = t
print(a, b, c)
print(tuple([1, 2]), tuple("ab"), 2 in (1, 2), (1, 2, 1).count(1), (1, 2).index(2))
print({(1, 2): "pair"}[1, 2], hash((1, 2)) == hash((1, 2)))
