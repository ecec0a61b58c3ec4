import threading
class Singleton(type):
    _instances = {}
    _lock = threading.Lock()
    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class DB(metaclass=Singleton):
    def __init__(self, url="x"): self.url = url; print("init", url)
a = DB("one"); b = DB("two"); print(a is b, b.url, type(DB), DB, isinstance(DB, Singleton))
class Sub(DB): pass
print(Sub("three") is Sub(), Sub() is a)
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, namespace, **kw):
        print("new", name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = cls
        cls.tag = name.lower()
        return cls
    def __init__(cls, name, bases, namespace, **kw):
        print("init", name); super().__init__(name, bases, namespace)
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, k): return k == 3
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __getattr__(cls, name): return "dyn " + name
    @property
    def prop(cls): return cls.__name__ + "!"
    def helper(cls): return cls.tag
    def __eq__(cls, o): return cls is o
    def __hash__(cls): return 1
    def __lt__(cls, o): return cls.__name__ < o.__name__
class A(metaclass=Meta):
    x = 1
    def f(self): return __class__
class B(A, flag=True):
    def f(self): return super().f()
print(A.tag, B.tag, B().f(), Meta.registry, len(A), list(A), A[4], 3 in A, A.missing, A.prop, B.helper(), sorted([B, A]))
C = Meta("C", (A,), {"y": 5}); print(C.y, C, type(C), C().y)
try: A().nope
except AttributeError as e: print(e)
class M2(type): pass
try:
    class X(A, metaclass=M2): pass
except TypeError as e: print(e)
from abc import ABC, ABCMeta, abstractmethod
class SA(ABCMeta, Singleton): pass
class Base(metaclass=SA):
    @abstractmethod
    def go(self): ...
class Impl(Base):
    def go(self): return 1
print(Impl() is Impl(), Impl().go())
try: Base()
except TypeError as e: print(e)
class Validate(type):
    def __new__(mcs, name, bases, ns):
        for k, v in ns.items():
            if callable(v) and not k.startswith("_") and not v.__doc__:
                raise TypeError(f"{name}.{k} needs doc")
        return type.__new__(mcs, name, bases, ns)
try:
    class Bad(metaclass=Validate):
        def m(self): pass
except TypeError as e: print(e)
class Good(metaclass=Validate):
    """doc"""
    def m(self):
        "ok"
        return self
print(Good.__doc__, Good.__module__, Good.__qualname__, Good().m().__class__, Good.__name__)
class Plugin:
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw); super().__init_subclass__()
class K(type):
    def __new__(m, n, b, d, **kw): return super().__new__(m, n, b, d, **kw)
    def __init__(c, n, b, d, **kw): super().__init__(n, b, d)
class P(Plugin, metaclass=K, opt=1): pass
class Field:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
class Q(metaclass=Meta):
    f = Field()
class Attr(type):
    def __setattr__(cls, k, v): print("set", k); super().__setattr__(k, v)
    def __instancecheck__(cls, o): return o == 5
class R(metaclass=Attr): pass
R.z = 1; print(R.z, isinstance(5, R), isinstance(6, R))
print(type.__call__(DB) is a, type("T", (), {"v": 1})().v, type(type), isinstance(type, type), issubclass(Meta, type))
