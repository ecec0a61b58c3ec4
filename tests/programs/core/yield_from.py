def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "result"


def outer():
    r = yield from inner()
    print("r", r)
    yield from [3, 4]
    yield from range(2)


g = outer()
print(next(g))
print(g.send("hello"))
print(list(g))


def flatten(x):
    if isinstance(x, list):
        for e in x:
            yield from flatten(e)
    else:
        yield x


print(list(flatten([1, [2, [3, [4]], 5]])))
