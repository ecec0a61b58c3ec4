a = [1, 2, 3]
b = {"x": 1, "y": 2}
c, d = 1, 2
del a[0], b["x"], c
print(a, b, d)
try:
    c
except NameError as e:
    print(e)


class K:
    pass


k = K()
k.v = 1
del k.v
print(k.__dict__)
try:
    del k.v
except AttributeError as e:
    print(e)


def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)


f()
