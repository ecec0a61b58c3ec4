"""abc: classes that cannot be instantiated while methods are missing."""


def _is_abstract(value):
    if isinstance(value, property):
        return _is_abstract(value.fget) or _is_abstract(value.fset)
    function = getattr(value, "__func__", value)
    return getattr(function, "__isabstractmethod__", False) is True


class ABCMeta(type):
    def _made_(cls):
        names = set()
        for base in cls.__mro__[1:]:
            names.update(vars(base).get("__abstractmethods__", ()) or ())
        names = {name for name in names if _is_abstract(getattr(cls, name, None))}
        for name, value in vars(cls).items():
            if _is_abstract(value):
                names.add(name)
        cls.__abstractmethods__ = frozenset(names) if names else None

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        cls._registered = (*vars(cls).get("_registered", ()), subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        mro = subclass.__mro__
        if cls in mro:
            return True
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        for base in vars(cls).get("_registered", ()):
            if base in mro:
                return True
        return False


class ABC(metaclass=ABCMeta):
    pass


def abstractmethod(funcobj):
    target = getattr(funcobj, "__func__", funcobj)
    if isinstance(target, property):
        target = target.fget
    target.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))


def abstractproperty(function):
    return property(abstractmethod(function))


def get_cache_token():
    return 0
