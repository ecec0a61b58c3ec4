def f(a, b=2, *args, c=3, **kw):
    print(a, b, args, c, kw)


f(1)
f(1, 5)
f(1, 5, 6, 7, c=8, d=9)
f(a=1, b=0)
f(*[1, 2], **{"c": 4, "z": 5})
f(*(1,), *[2, 3], x=1, **{"y": 2})


def g(*, key):
    return key


def h(a, /, b):
    return a, b


print(g(key=1), h(1, b=2))


def acc(x, seen=[]):
    seen.append(x)
    return seen


acc(1)
print(acc(2))
print(f.__name__, f.__defaults__)
