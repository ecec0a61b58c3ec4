class Typed:
    def __init__(self, type_, *, minimum=None):
        self.type_, self.minimum = type_, minimum

    def __set_name__(self, owner, name):
        self.public = name
        self.private = f"_{name}"

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.private)

    def __set__(self, obj, value):
        if not isinstance(value, self.type_):
            raise TypeError(f"{self.public} should be {self.type_.__name__}, got {value!r}")
        if self.minimum is not None and value < self.minimum:
            raise ValueError(f"{self.public} must be at least {self.minimum}")
        setattr(obj, self.private, value)

    def __repr__(self):
        return f"<Typed {self.public}>"


class LazyProperty:
    def __init__(self, fn):
        self.fn = fn
        self.name = fn.__name__

    def __get__(self, obj, cls):
        value = self.fn(obj)
        obj.__dict__[self.name] = value
        return value


class Person:
    name = Typed(str)
    age = Typed(int, minimum=0)

    def __init__(self, name, age):
        self.name = name
        self.age = age

    @LazyProperty
    def summary(self):
        print("(computed)")
        return f"{self.name}, {self.age}"


class Celsius:
    def __init__(self, t=0):
        self.temperature = t

    def to_fahrenheit(self):
        return self.temperature * 1.8 + 32

    @property
    def temperature(self):
        """Degrees."""
        return self._t

    @temperature.setter
    def temperature(self, value):
        if value < -273.15:
            raise ValueError("Temperature below -273.15 is not possible.")
        self._t = value

    @temperature.deleter
    def temperature(self):
        print("deleting")
        del self._t


p = Person("Ann", 33)
print(p.__dict__, Person.age, p.summary, p.summary)
for attr, v in [("age", "x"), ("age", -1), ("name", 3)]:
    try:
        setattr(p, attr, v)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
c = Celsius(37)
print(c.to_fahrenheit(), Celsius.temperature.__doc__)
try:
    c.temperature = -300
except ValueError as e:
    print(e)
del c.temperature
try:
    c.temperature
except AttributeError as e:
    print(e)


class Slotted:
    __slots__ = ("x",)


s = Slotted()
s.x = 1
try:
    s.y = 2
except AttributeError as e:
    print(e)
