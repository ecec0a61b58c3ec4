class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return f"{owner.__name__} wants {self.kind.__name__}"
        return getattr(obj, self.name, None)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, value)


class Point:
    x = Typed(int)
    label = Typed(str)


p = Point()
p.x = 3
p.label = "here"
print(p.x, p.label, Point.x)
try:
    p.x = "three"
except TypeError as e:
    print(e)


def f(a, **kw):
    return a, kw


try:
    f(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
