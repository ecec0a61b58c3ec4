def g():
    yield 1
    return "value"


it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, repr(e))


def bad():
    yield 1
    raise StopIteration("inside")


it = bad()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
