def f(x):
    return x + 1


print(((((((1 + 2) * 3 - 4) // 2) ** 2) % 7) << 1) | 1)
print(f(f(f(f(0)))) + f(f(1) * f(2)) - -f(3))
print([f(x) for x in [f(y) for y in range(3)]][f(0)])
print("yes" if (lambda q: q > 2)(f(2)) and not False else "no")
print({f(i): [f(j) for j in range(i)] for i in range(3)})
