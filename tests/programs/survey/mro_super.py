class Base:
    def __init__(self, **kw):
        print("Base", kw)
        super().__init__()

    def who(self):
        return ["Base"]


class Logger(Base):
    def __init__(self, *, level="INFO", **kw):
        print("Logger", level)
        super().__init__(**kw)

    def who(self):
        return ["Logger"] + super().who()


class Storage(Base):
    def __init__(self, *, path, **kw):
        print("Storage", path)
        super().__init__(**kw)

    def who(self):
        return ["Storage"] + super().who()


class App(Logger, Storage):
    def __init__(self, name, **kw):
        self.name = name
        super().__init__(**kw)

    def who(self):
        return ["App"] + super().who()


a = App("demo", path="/tmp", level="DEBUG", extra=1)
print(a.who(), [c.__name__ for c in App.__mro__], App.mro() == list(App.__mro__))
print(isinstance(a, (Storage,)), issubclass(App, Base), App.__bases__, a.__class__.__name__, type(a) is App)
try:
    class Bad(Base, Logger):
        pass
except TypeError as e:
    print(e)


class JSONMixin:
    def to_json(self):
        import json
        return json.dumps(self.__dict__, default=str)


class EqMixin:
    def __eq__(self, o):
        return self.__dict__ == o.__dict__ if type(o) is type(self) else NotImplemented
    __hash__ = None


class P(JSONMixin, EqMixin):
    def __init__(self, x): self.x = x


print(P(1).to_json(), P(1) == P(1), P(1) != P(2), P(1) == 1)
try:
    {P(1)}
except TypeError as e:
    print(e)


class Meters(float):
    def __new__(cls, v, unit="m"):
        self = super().__new__(cls, v * (1000 if unit == "km" else 1))
        self.unit = unit
        return self

    def __str__(self): return f"{float(self):g} m"


print(Meters(1.5, "km"), Meters(2) + 3, Meters(2).unit, isinstance(Meters(1), float))


class Proxy:
    def __init__(self, obj): object.__setattr__(self, "_obj", obj)
    def __getattr__(self, n): print("get", n); return getattr(self._obj, n)
    def __setattr__(self, n, v): print("set", n, v); setattr(self._obj, n, v)
    def __delattr__(self, n): delattr(self._obj, n)
    def __len__(self): return len(self._obj)


px = Proxy(P([1]))
px.x.append(2)
px.y = 5
print(px._obj.__dict__)
del px.y
print(Proxy("abc").upper(), len(Proxy([1, 2])))
try:
    px.zzz
except AttributeError as e:
    print(e)
print(object().__class__, type(type), type(App), a.who.__self__ is a, App.who.__name__, callable(a.who))
