def f(x):
    return 1 / x


def g():
    print("before")
    f(0)
    print("not reached")


g()
