def f():
    return None


x = f()
print(x is None, x == None, None or "default", [None] * 2)
a = b = []
print(a is b, [] is [], a is not None, id(a) == id(b))
print(True is True, type(None).__name__)
