class Counter:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@Counter
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4), add.calls)


def tag(cls):
    cls.tagged = True
    return cls


@tag
class C:
    pass


print(C.tagged, C().tagged)
