def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    return inc


a = counter()
b = counter()
print(a(), a(), b(), a(10))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def outer():
    x = "outer"

    def middle():
        def inner():
            return x

        return inner

    r = middle()
    x = "changed"
    return r()


print(outer())


def pair():
    v = 0

    def get():
        return v

    def put(n):
        nonlocal v
        v = n

    return get, put


get, put = pair()
put(7)
print(get())
