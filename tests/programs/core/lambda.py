add = lambda a, b=1: a + b
print(add(1), add(1, 5), (lambda *a, **k: (a, k))(1, x=2))
print(list(map(lambda x: x * 2, [1, 2])), list(filter(lambda x: x % 2, range(6))))
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, abs)(-4) + "!")
