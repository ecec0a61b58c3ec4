"""typing: names for annotations. Nothing is checked; what programs may ask of them at run time
(subscripts, `|`, text, NamedTuple, TypedDict, runtime protocols) works."""
import _prelude
import abc
import collections
import collections.abc as _abstract

TYPE_CHECKING = False


def _shown(kind):
    if isinstance(kind, type):
        if kind.__module__ == "builtins":
            return kind.__qualname__
        return f"{kind.__module__}.{kind.__qualname__}"
    if kind is ...:
        return "..."
    if type(kind) is list:
        return "[" + ", ".join([_shown(part) for part in kind]) + "]"
    return repr(kind)


def _converted(kind):
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        return ForwardRef(kind)
    return kind


def _flat(args):
    parts = []
    for arg in args:
        inner = arg.__args__ if isinstance(arg, _Alias) and arg._name == "Union" else (arg,)
        for part in inner:
            if part not in parts:
                parts.append(part)
    return tuple(parts)


def _parameters(args):
    """The type variables in arguments, each once."""
    found = []
    for arg in args:
        if isinstance(arg, TypeVar):
            inner = (arg,)
        elif isinstance(arg, type):
            continue
        else:
            inner = _parameters(arg) if type(arg) is list else getattr(arg, "__parameters__", ())
        found.extend([each for each in inner if each not in found])
    return tuple(found)


def _filled(arg, values):
    """With values for the type variables in it."""
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    if type(arg) is list:
        return [_filled(each, values) for each in arg]
    inner = () if isinstance(arg, type) else getattr(arg, "__parameters__", ())
    return arg[tuple([values.get(each, each) for each in inner])] if inner else arg


class _Form:
    """`Any`, `Optional`, `List`… before a subscript."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, args):
        if type(args) is not tuple:
            args = (args,)
        if self._name == "Literal":
            return _Alias("Literal", None, args)
        args = tuple([_converted(arg) for arg in args])
        if self._name == "Optional":
            args = (*args, type(None))
        if self._name in ("Optional", "Union"):
            args = _flat(args)
            if len(args) == 1:
                return args[0]
            return _Alias("Union", Union, args)
        return _Alias(self._name, self.__origin__, args)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __instancecheck__(self, value):
        return isinstance(value, self._checked("isinstance"))

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._checked("issubclass"))

    def _checked(self, what):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with {what}()")
        return self.__origin__


class _Alias(_Form):
    """A subscripted name."""

    def __init__(self, name, origin, args):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)

    def __repr__(self):
        args = self.__args__
        if self._name == "Union" and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        name = self._name if "." in self._name else "typing." + self._name
        return f"{name}[{', '.join([_shown(arg) for arg in args])}]"

    def __getitem__(self, args):
        if type(args) is not tuple:
            args = (args,)
        _check_number(self, self.__parameters__, args)
        values = dict(zip(self.__parameters__, args))
        return self._with(tuple([_filled(arg, values) for arg in self.__args__]))

    def _with(self, args):
        return _Alias(self._name, self.__origin__, args)

    def __instancecheck__(self, value):
        return self.__subclasscheck__(type(value))

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __eq__(self, other):
        return (isinstance(other, _Alias) and self._name == other._name
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None or self._name == "Union":
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        if self.__covariant__:
            return "+" + self.__name__
        return ("-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__qualname__ = name
    new_type.__supertype__ = tp
    return new_type


Any = _Form("Any")
Union = _Form("Union")
Optional = _Form("Optional")
Literal = _Form("Literal")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Annotated = _Form("Annotated")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")
List = _Form("List", list)
Dict = _Form("Dict", dict)
Set = _Form("Set", set)
FrozenSet = _Form("FrozenSet", frozenset)
Tuple = _Form("Tuple", tuple)
Type = _Form("Type", type)
Callable = _Form("Callable", _abstract.Callable)
Deque = _Form("Deque", collections.deque)
DefaultDict = _Form("DefaultDict", collections.defaultdict)
OrderedDict = _Form("OrderedDict", collections.OrderedDict)
Counter = _Form("Counter", collections.Counter)
ChainMap = _Form("ChainMap", collections.ChainMap)
Iterable = _Form("Iterable", _abstract.Iterable)
Iterator = _Form("Iterator", _abstract.Iterator)
Generator = _Form("Generator", _abstract.Generator)
Sequence = _Form("Sequence", _abstract.Sequence)
MutableSequence = _Form("MutableSequence", _abstract.MutableSequence)
Mapping = _Form("Mapping", _abstract.Mapping)
MutableMapping = _Form("MutableMapping", _abstract.MutableMapping)
AbstractSet = _Form("AbstractSet", _abstract.Set)
MutableSet = _Form("MutableSet", _abstract.MutableSet)
Collection = _Form("Collection", _abstract.Collection)
Container = _Form("Container", _abstract.Container)
Reversible = _Form("Reversible", _abstract.Reversible)
Hashable = _Form("Hashable", _abstract.Hashable)
Sized = _Form("Sized", _abstract.Sized)
Awaitable = _Form("Awaitable", _abstract.Awaitable)
Coroutine = _Form("Coroutine", _abstract.Coroutine)
AsyncIterable = _Form("AsyncIterable", _abstract.AsyncIterable)
AsyncIterator = _Form("AsyncIterator", _abstract.AsyncIterator)
AsyncGenerator = _Form("AsyncGenerator", _abstract.AsyncGenerator)
ContextManager = _Form("ContextManager")
AsyncContextManager = _Form("AsyncContextManager")
Pattern = _Form("Pattern")
Match = _Form("Match")
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
Text = str
ByteString = bytes
AnyStr = TypeVar("AnyStr", bytes, str)


def _check_number(generic, parameters, args):
    if not parameters:
        raise TypeError(f"{generic!r} is not a generic class")
    if len(parameters) != len(args) and all([type(each) is TypeVar for each in parameters]):
        few = "few" if len(args) < len(parameters) else "many"
        raise TypeError(f"Too {few} arguments for {generic!r}; actual {len(args)}, "
                        f"expected {len(parameters)}")


class Generic:
    def __class_getitem__(cls, args):
        if type(args) is not tuple:
            args = (args,)
        if cls is not Generic and cls is not Protocol:
            _check_number(cls, cls.__parameters__, args)
        return _GenericAlias(cls, tuple([_converted(arg) for arg in args]))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = vars(cls).get("__orig_bases__", ())
        cls.__parameters__ = _parameters(bases)
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                cls.__parameters__ = base.__parameters__


class _GenericAlias(_Alias):
    """`Stack[int]`: calling it makes a Stack, a class based on it is based on Stack."""

    def __init__(self, origin, args):
        super().__init__(f"{origin.__module__}.{origin.__qualname__}", origin, args)

    def _with(self, args):
        return _GenericAlias(self.__origin__, args)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getattr__(self, name):
        return getattr(vars(self)["__origin__"], name)


_NOT_OF_A_PROTOCOL = ("__module__", "__qualname__", "__doc__", "__dict__", "__init__", "__hash__",
                      "__abstractmethods__", "__subclasshook__", "__parameters__", "__slots__",
                      "__class_getitem__", "__new__", "__annotations__", "__weakref__")


class _ProtocolMeta(abc.ABCMeta):
    def _made_(cls):
        abc.ABCMeta._made_(cls)
        is_protocol = cls.__module__ == "typing" or Protocol in cls.__bases__
        cls._is_protocol = is_protocol
        if is_protocol:
            # No set of names: see `_refuse_abstract` in the prelude.
            cls.__abstractmethods__ = "Protocols cannot be instantiated"

    def _names(cls):
        names = []
        for base in cls.__mro__:
            if not vars(base).get("_is_protocol", False) or base is Protocol:
                continue
            own = list(vars(base)) + list(vars(base).get("__annotations__", ()))
            names.extend([name for name in own if name not in _NOT_OF_A_PROTOCOL
                          and name not in ("_is_protocol", "_is_runtime", "_registered")])
        return names

    def __instancecheck__(cls, instance):
        if not cls._is_protocol:
            return abc.ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        return all([hasattr(instance, name) for name in cls._names()])

    def __subclasscheck__(cls, subclass):
        if not cls._is_protocol or cls in subclass.__mro__:
            return abc.ABCMeta.__subclasscheck__(cls, subclass)
        if not getattr(cls, "_is_runtime", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        return all([hasattr(subclass, name) for name in cls._names()])


class Protocol(Generic, metaclass=_ProtocolMeta):
    pass


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self):
        pass


class _TypedDictMeta(type):
    def _made_(cls):
        annotations = {}
        for base in reversed(cls.__mro__):
            annotations.update(vars(base).get("__annotations__", {}))
        cls.__annotations__ = annotations

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class TypedDict(metaclass=_TypedDictMeta):
    def __init_subclass__(cls, total=True):
        cls.__total__ = total


class _NamedTupleMeta(type):
    def _made_(cls):
        own = vars(cls)
        names = list(own.get("__annotations__", {}))
        if collections._NamedTuple in cls.__bases__:
            return
        for base in cls.__mro__[1:]:
            if vars(base).get("_fields"):
                return
        defaults = {}
        for name in names:
            if name in own:
                defaults[name] = own[name]
            elif defaults:
                raise TypeError(f"non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        collections._name_fields(cls, names, defaults)

    def __call__(cls, *args, **kwargs):
        if cls is NamedTuple:
            typename, fields = args
            return collections.namedtuple(typename, [name for name, _ in fields])
        made = cls.__new__(cls, *args, **kwargs)
        made.__init__(*args, **kwargs)
        return made


class NamedTuple(collections._NamedTuple, metaclass=_NamedTupleMeta):
    pass


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ):
    return val


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_origin(tp):
    if isinstance(tp, _prelude.UnionType):
        return _prelude.UnionType
    return tp.__origin__ if isinstance(tp, (_Form, _prelude.GenericAlias)) else None


def get_args(tp):
    kinds = (_Alias, _prelude.GenericAlias, _prelude.UnionType)
    return tp.__args__ if isinstance(tp, kinds) else ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if not isinstance(obj, type):
        return dict(obj.__annotations__)
    hints = {}
    for base in reversed(obj.__mro__):
        hints.update(vars(base).get("__annotations__", {}))
    return hints
