class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            print("making it")
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value=0):
        self.value = value


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)


class Base:
    def __new__(cls, n):
        self = object.__new__(cls)
        self.made_by = "Base"
        return self

    def __init__(self, n):
        self.n = n


class Child(Base):
    def __new__(cls, n):
        return super().__new__(cls, n + 1)


c = Child(5)
print(c.made_by, c.n, type(c).__name__)


class Other:
    def __new__(cls):
        return "not an Other"


print(Other())


class Coded(Exception):
    def __new__(cls, code):
        self = super().__new__(cls, code)
        self.code = code * 2
        return self


try:
    raise Coded(21)
except Coded as e:
    print(e, e.code, e.args)
