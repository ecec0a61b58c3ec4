def gen(n):
    print("start")
    for i in range(n):
        yield i
    print("end")


g = gen(2)
print("made")
print(next(g))
print(list(g), list(g))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for x in fib():
    if x > 50:
        break
    print(x, end=" ")
print()


def early():
    yield 1
    return 5
    yield 2


print(list(early()), sum(x * x for x in range(4)), max(len(w) for w in ["a", "bcd"]))
print(list(zip(fib(), "abc")), any(x > 2 for x in range(5)), all(x < 3 for x in range(5)))
