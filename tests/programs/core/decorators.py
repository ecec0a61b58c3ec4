def shout(f):
    def inner(*args, **kw):
        print("before", f.__name__)
        result = f(*args, **kw)
        print("after")
        return result

    return inner


def times(n):
    def deco(f):
        def inner():
            for _ in range(n):
                f()

        return inner

    return deco


@shout
def add(a, b):
    return a + b


@times(2)
@shout
def hi():
    print("hi")


print(add(1, b=2))
hi()
