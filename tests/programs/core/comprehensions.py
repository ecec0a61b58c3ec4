print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print([(a, b) for a in range(3) for b in range(a)], [[j for j in range(i)] for i in range(3)])
print({k: v for k, v in zip("ab", [1, 2])}, {len(w) for w in ["a", "bb", "cc"]})
x = "kept"
print([x for x in range(2)], x)
n = 10
print([n + i for i in range(2)], (lambda k: [k * i for i in range(3)])(5))
g = (i for i in range(3))
print(next(g), list(g))


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(C.doubled)
print([a + b for a, b in [(1, 2), (3, 4)]], [y := 5, y + 1])
