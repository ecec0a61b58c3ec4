"""typing: names for annotations. Nothing is checked; what programs may ask of them at run time
(subscripts, `|`, text, NamedTuple, TypedDict, runtime protocols) works."""
import _prelude
import _runner
import abc
import collections
import collections.abc as _abc

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
    return kind.__name__ if type(kind).__name__ == "function" else repr(kind)


def _converted(kind):
    if kind is None:
        return type(None)
    return ForwardRef(kind) if isinstance(kind, str) else kind


def _tuple(args):
    return args if type(args) is tuple else (args,)


def _without_repeats(args):
    parts = []
    for part in args:
        if part not in parts:
            parts.append(part)
    return tuple(parts)


def _parameters(args):
    """The type variables in them, each once."""
    found = []
    for arg in args:
        if isinstance(arg, TypeVar):
            found.append(arg)
        elif type(arg) is list:
            found.extend(_parameters(arg))
        elif not isinstance(arg, type):
            found.extend(getattr(arg, "__parameters__", ()))
    return _without_repeats(found)


def _replaced(arg, given):
    """What a part of an alias is when its type variables are given."""
    if isinstance(arg, TypeVar):
        return given.get(arg, arg)
    if isinstance(arg, type) or not getattr(arg, "__parameters__", ()):
        return arg
    return arg[tuple([given.get(one, one) for one in arg.__parameters__])]


def _check_count(what, n, wanted):
    if n != wanted:
        size = "many" if n > wanted else "few"
        raise TypeError(f"Too {size} arguments for {what!r}; actual {n}, expected {wanted}")


class _Form:
    """`Optional`, `List`… before a subscript: of so many types, or of any number."""

    def __init__(self, name, origin=None, count=None):
        self._name = name
        self.__origin__ = origin
        self._count = count

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, args):
        name = self._name
        if name == "Literal":
            return _Alias("Literal", self, _literals(_tuple(args)))
        if self._count == 0:
            words = "is not subscriptable" if self.__origin__ is None else "is not a generic class"
            raise TypeError(f"{self!r} {words}")
        if name == "Callable":
            if type(args) is not tuple or len(args) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            args = (*args[0], args[1]) if type(args[0]) is list else args
        if self.__origin__ is None and self._count == 1 and type(args) is tuple:
            words = "requires a single" if name == "Optional" else "accepts only single"
            raise TypeError(f"{self!r} {words} type. Got {args!r}.")
        args = tuple([_converted(arg) for arg in _tuple(args)])
        if name == "Optional":
            args = (*args, type(None))
        if name in ("Optional", "Union"):
            return _union(args)
        if self._count is not None:
            _check_count(self, len(args), self._count)
        return _Alias(name, self if self.__origin__ is None else self.__origin__, args)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __instancecheck__(self, obj):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"{self!r} cannot be used with issubclass()")
        return issubclass(cls, self.__origin__)


def _literals(args):
    flat = []
    for arg in args:
        for part in arg.__args__ if isinstance(arg, _Alias) and arg._name == "Literal" else (arg,):
            if (type(part), part) not in flat:
                flat.append((type(part), part))
    return tuple([part for _, part in flat])


def _union(args):
    if not args:
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for arg in args:
        flat.extend(arg.__args__ if _is_union(arg) else (arg,))
    args = _without_repeats(flat)
    return args[0] if len(args) == 1 else _Alias("Union", Union, args)


def _is_union(kind):
    return isinstance(kind, _prelude.UnionType) or isinstance(kind, _Alias) and kind._name == "Union"


class _Alias(_Form):
    """A subscripted name, or a class of the program's: `Stack[int]`. Calling that makes a Stack, a
    class based on it is based on Stack."""

    def __init__(self, name, origin, args):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        if name[:1] != "." and isinstance(origin, type) and "." in name:
            self.__module__ = origin.__module__

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name.rpartition(".")[2]
        if name[:2] == "__":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(vars(self)["__origin__"], name)

    def __repr__(self):
        args = self.__args__
        if self._name == "Union" and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        if self._name == "Unpack":
            return f"*{_shown(args[0])}"
        parts = [_shown(arg) for arg in args]
        if self._name == "Callable" and not _has_open_parameters(args):
            parts = [f"[{', '.join(parts[:-1])}]", parts[-1]]
        name = self._name if "." in self._name else "typing." + self._name
        return f"{name}[{', '.join(parts) or '()'}]"

    def __getitem__(self, args):
        args = [_converted(arg) for arg in _tuple(args)]
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        if not any([isinstance(one, TypeVarTuple) for one in wanted]):
            _check_count(self, len(args), len(wanted))
        return self._with(tuple([_replaced(arg, dict(zip(wanted, args))) for arg in self.__args__]))

    def _with(self, args):
        return _union(args) if self._name == "Union" else _Alias(self._name, self.__origin__, args)

    def __eq__(self, other):
        if self._name == "Union":
            return _is_union(other) and set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._name == "Literal":
            ours, theirs = [{(type(arg), arg) for arg in one.__args__} for one in (self, other)]
            return other._name == "Literal" and ours == theirs
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self._name in ("Union", "Literal"):
            return hash(frozenset(self.__args__))
        return hash((self._name, self.__args__))

    def __call__(self, *args, **kwargs):
        if "." not in self._name:
            return _Form.__call__(self, *args, **kwargs)
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _has_open_parameters(args):
    first = args[0]
    return len(args) == 2 and (first is ... or isinstance(first, ParamSpec)
                               or isinstance(first, _Alias) and first._name == "Concatenate")


class Annotated:
    """`Annotated[int, "metres"]`"""

    def __class_getitem__(cls, args):
        if type(args) is not tuple or len(args) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments "
                            "(a type and an annotation).")
        made = cls.__new__(cls)
        made._set(_converted(args[0]), args[1:])
        return made

    def _set(self, kind, metadata):
        if isinstance(kind, Annotated):
            metadata = kind.__metadata__ + metadata
            kind = kind.__origin__
        self.__origin__ = kind
        self.__metadata__ = metadata
        self.__args__ = (kind,)
        self.__parameters__ = _parameters((kind,))

    def __repr__(self):
        metadata = ", ".join([repr(part) for part in self.__metadata__])
        return f"typing.Annotated[{_shown(self.__origin__)}, {metadata}]"

    def __getitem__(self, args):
        given = dict(zip(self.__parameters__, _tuple(args)))
        return Annotated[_replaced(self.__origin__, given), *self.__metadata__]

    def __eq__(self, other):
        return (isinstance(other, Annotated) and self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef:
    def __init__(self, arg, module=None):
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = tuple([_converted(kind) for kind in constraints])
        self.__bound__ = None if bound is None else _converted(bound)
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
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _PartOfSpec:
    def __init__(self, name, origin):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


class ParamSpec(TypeVar):
    args = property(lambda self: _PartOfSpec("args", self))
    kwargs = property(lambda self: _PartOfSpec("kwargs", self))


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__module__ = "__main__"
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else f"<class '{cls.__module__}.{cls.__qualname__}'>"

    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return cls in type(obj).__mro__


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _Form("Union")
Literal = _Form("Literal")
Optional = _Form("Optional", None, 1)
ClassVar = _Form("ClassVar", None, 1)
Final = _Form("Final", None, 1)
TypeGuard = _Form("TypeGuard", None, 1)
Required = _Form("Required", None, 1)
NotRequired = _Form("NotRequired", None, 1)
Unpack = _Form("Unpack", None, 1)
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias", None, 0)
NoReturn = _Form("NoReturn", None, 0)
Never = _Form("Never", None, 0)
Self = _Form("Self", None, 0)
LiteralString = _Form("LiteralString", None, 0)
List = _Form("List", list, 1)
Dict = _Form("Dict", dict, 2)
Set = _Form("Set", set, 1)
FrozenSet = _Form("FrozenSet", frozenset, 1)
Tuple = _Form("Tuple", tuple)
Type = _Form("Type", type, 1)
Deque = _Form("Deque", collections.deque, 1)
DefaultDict = _Form("DefaultDict", collections.defaultdict, 2)
OrderedDict = _Form("OrderedDict", collections.OrderedDict, 2)
Counter = _Form("Counter", collections.Counter, 1)
ChainMap = _Form("ChainMap", collections.ChainMap, 2)
Callable = _Form("Callable", _abc.Callable)
Iterable = _Form("Iterable", _abc.Iterable, 1)
Iterator = _Form("Iterator", _abc.Iterator, 1)
Generator = _Form("Generator", _abc.Generator, 3)
Sequence = _Form("Sequence", _abc.Sequence, 1)
MutableSequence = _Form("MutableSequence", _abc.MutableSequence, 1)
Mapping = _Form("Mapping", _abc.Mapping, 2)
MutableMapping = _Form("MutableMapping", _abc.MutableMapping, 2)
MutableSet = _Form("MutableSet", _abc.MutableSet, 1)
Collection = _Form("Collection", _abc.Collection, 1)
Container = _Form("Container", _abc.Container, 1)
Reversible = _Form("Reversible", _abc.Reversible, 1)
Hashable = _Form("Hashable", _abc.Hashable, 0)
Sized = _Form("Sized", _abc.Sized, 0)
Awaitable = _Form("Awaitable", _abc.Awaitable, 1)
Coroutine = _Form("Coroutine", _abc.Coroutine, 3)
AsyncIterable = _Form("AsyncIterable", _abc.AsyncIterable, 1)
AsyncIterator = _Form("AsyncIterator", _abc.AsyncIterator, 1)
AsyncGenerator = _Form("AsyncGenerator", _abc.AsyncGenerator, 2)
MappingView = _Form("MappingView", _abc.MappingView, 0)
KeysView = _Form("KeysView", _abc.KeysView, 1)
ItemsView = _Form("ItemsView", _abc.ItemsView, 2)
ValuesView = _Form("ValuesView", _abc.ValuesView, 1)
AbstractSet = _Form("AbstractSet", _abc.Set, 1)
ContextManager = _Form("ContextManager", None, 1)
AsyncContextManager = _Form("AsyncContextManager", None, 1)
Pattern = _Form("Pattern", None, 1)
Match = _Form("Match", None, 1)
IO = _Form("IO", None, 1)
TextIO = _Form("TextIO", None, 0)
BinaryIO = _Form("BinaryIO", None, 0)
Text = str
ByteString = _Form("ByteString", bytes, 0)
AnyStr = TypeVar("AnyStr", bytes, str)


class _Parameters:
    """The type variables of a generic class: of `Generic[…]` if that is among its bases."""

    def __get__(self, obj, cls):
        bases = vars(cls).get("__orig_bases__", ())
        for base in bases:
            if getattr(base, "__origin__", None) is Generic:
                return base.__parameters__
        return _parameters(bases)


class Generic:
    __parameters__ = _Parameters()

    def __class_getitem__(cls, args):
        args = tuple([_converted(arg) for arg in _tuple(args)])
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f"Parameter list to {cls.__name__}[...] cannot be empty")
            if not all([isinstance(arg, TypeVar) or _shown(arg)[:1] == "*" for arg in args]):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or "
                                "parameter specification variables.")
            if len(_without_repeats(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            wanted = cls.__parameters__
            if not wanted:
                raise TypeError(f"{cls!r} is not a generic class")
            if not any([isinstance(one, (TypeVarTuple, ParamSpec)) for one in wanted]):
                _check_count(cls, len(args), len(wanted))
        return _Alias(f"{cls.__module__}.{cls.__qualname__}", cls, args)


_NOT_OF_A_PROTOCOL = ("__module__", "__qualname__", "__doc__", "__dict__", "__init__", "__hash__",
                      "__abstractmethods__", "__subclasshook__", "__parameters__", "__slots__",
                      "__class_getitem__", "__new__", "__annotations__", "__weakref__",
                      "__orig_bases__")


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
        if not all([callable(getattr(cls, name, None)) for name in cls._names()]):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return all([hasattr(subclass, name) for name in cls._names()])


class Protocol(Generic, metaclass=_ProtocolMeta):
    pass


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime = True
    return cls


def _supports(name, method):
    cls = type(name, (Protocol,), {method: lambda self: None, "__module__": "typing"})
    cls._is_runtime = True
    return cls


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsRound = _supports("SupportsRound", "__round__")


class _TypedDictMeta(type):
    def __call__(cls, *args, **kwargs):
        if cls is not TypedDict:
            return dict(*args, **kwargs)
        name, fields = args
        made = type(name, (TypedDict,), {"__annotations__": fields, "__module__": "__main__"})
        made._find_keys(kwargs.get("total", True))
        return made

    def _find_keys(cls, total):
        own = vars(cls).get("__annotations__", {})
        annotations, required, optional = {}, set(), set()
        for base in cls.__bases__:
            annotations.update(vars(base).get("__annotations__", {}))
            required |= vars(base).get("__required_keys__", set())
            optional |= vars(base).get("__optional_keys__", set())
        for name, kind in own.items():
            if isinstance(kind, str):
                kind = ForwardRef(kind, cls.__module__)
            annotations[name] = kind
            while isinstance(kind, Annotated):
                kind = kind.__origin__
            word = kind._name if isinstance(kind, _Alias) else None
            is_required = word == "Required" or total and word != "NotRequired"
            (required if is_required else optional).add(name)
        cls.__annotations__ = annotations
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(optional)
        cls.__total__ = total

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class TypedDict(metaclass=_TypedDictMeta):
    def __init_subclass__(cls, total=True):
        cls._find_keys(total)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not TypedDict


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
            typename, fields = args if len(args) == 2 else (args[0], kwargs.items())
            annotations = {name: _converted(kind) for name, kind in fields}
            made = collections.namedtuple(typename, list(annotations))
            made.__annotations__ = annotations
            return made
        made = cls.__new__(cls, *args, **kwargs)
        made.__init__(*args, **kwargs)
        return made


class NamedTuple(collections._NamedTuple, metaclass=_NamedTupleMeta):
    pass


def cast(typ, val):
    return val


_overloads = {}


def _not_to_be_called(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed.")


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _not_to_be_called


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def final(f):
    f.__final__ = True
    return f


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def assert_type(val, typ):
    return val


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, Annotated):
        return Annotated
    if isinstance(tp, _prelude.UnionType):
        return _prelude.UnionType
    if tp is Generic:
        return Generic
    return tp.__origin__ if isinstance(tp, (_Form, _prelude.GenericAlias)) else None


def get_args(tp):
    if isinstance(tp, Annotated):
        return (tp.__origin__, *tp.__metadata__)
    if not isinstance(tp, (_Alias, _prelude.GenericAlias, _prelude.UnionType)):
        return ()
    args = tp.__args__
    if isinstance(tp, _Alias) and tp._name == "Callable" and not _has_open_parameters(args):
        return (list(args[:-1]), args[-1])
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            scopes = [globalns or _names_of(base.__module__), localns or vars(base)]
            for name, kind in vars(base).get("__annotations__", {}).items():
                hints[name] = _resolved(kind, scopes)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if type(obj).__name__ in ("builtin_function_or_method", "method"):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        scopes = [localns or {}, globalns or _names_of(getattr(inner, "__module__", "__main__"))]
        for name, kind in annotations.items():
            hints[name] = _resolved(kind, scopes)
    return hints if include_extras else {name: _plain(kind) for name, kind in hints.items()}


def _names_of(module):
    found = _runner.module(module)
    return {} if found is None else vars(found)


def _resolved(kind, scopes):
    """A type with what its strings name."""
    if kind is None:
        return type(None)
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        return _resolved(_Reader(kind, scopes).whole(), scopes)
    return _mapped(kind, lambda part: _resolved(part, scopes))


def _plain(kind):
    """A type without what it is annotated with."""
    if isinstance(kind, Annotated):
        return _plain(kind.__origin__)
    if isinstance(kind, _Alias) and kind._name in ("Required", "NotRequired"):
        return _plain(kind.__args__[0])
    return _mapped(kind, _plain)


def _mapped(kind, change):
    """An alias whose parts are changed."""
    if isinstance(kind, Annotated):
        return Annotated[change(kind.__origin__), *kind.__metadata__]
    is_literal = isinstance(kind, _Alias) and kind._name == "Literal"
    if is_literal or not isinstance(kind, (_Alias, _prelude.GenericAlias, _prelude.UnionType)):
        return kind
    args = tuple([arg if arg is ... or type(arg) is list else change(arg) for arg in kind.__args__])
    if args == kind.__args__:
        return kind
    if isinstance(kind, _Alias):
        return kind._with(args)
    if isinstance(kind, _prelude.UnionType):
        return _prelude.UnionType(args)
    return _prelude.GenericAlias(kind.__origin__, args)


class _Reader:
    """Reads an annotation that is text: names, attributes, subscripts, `|` and literals."""

    def __init__(self, text, scopes):
        self.text = text
        self.at = 0
        self.scopes = scopes

    def whole(self):
        value = self.union()
        if self.peek():
            self.fail()
        return value

    def fail(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def peek(self):
        while self.text[self.at:self.at + 1].isspace():
            self.at += 1
        return self.text[self.at:self.at + 1]

    def take(self, c):
        found = self.peek() == c
        self.at += found
        return found

    def union(self):
        value = self.item()
        while self.take("|"):
            other = self.item()
            if isinstance(value, str) or isinstance(other, str):
                raise TypeError(f"unsupported operand type(s) for |: {type(value).__name__!r} and "
                                f"{type(other).__name__!r}")
            value = value | other
        return value

    def item(self):
        value = self.atom()
        while True:
            if self.take("."):
                self.peek()
                value = getattr(value, self.word())
            elif self.take("["):
                items, is_tuple = self.items("]")
                value = value[tuple(items) if is_tuple else items[0]]
            else:
                return value

    def items(self, end):
        items = []
        is_tuple = False
        while not self.take(end):
            if self.take("*"):
                items.extend(self.union())
                is_tuple = True
            else:
                items.append(self.union())
            if self.take(","):
                is_tuple = True
            elif self.peek() != end:
                self.fail()
        return items, is_tuple or not items

    def word(self):
        start = self.at
        while self.text[self.at:self.at + 1].isalnum() or self.text[self.at:self.at + 1] == "_":
            self.at += 1
        if self.at == start:
            self.fail()
        return self.text[start:self.at]

    def atom(self):
        c = self.peek()
        if self.take("["):
            return self.items("]")[0]
        if self.take("("):
            items, is_tuple = self.items(")")
            return tuple(items) if is_tuple else items[0]
        if c in ("'", '"'):
            end = self.text.find(c, self.at + 1)
            if end < 0:
                self.fail()
            start = self.at + 1
            self.at = end + 1
            return self.text[start:end]
        if self.text.startswith("...", self.at):
            self.at += 3
            return ...
        if self.take("-"):
            return -int(self.word())
        word = self.word()
        return int(word) if word.isdigit() else self.named(word)

    def named(self, name):
        if name in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[name]
        for scope in self.scopes:
            if name in scope:
                return scope[name]
        found = _runner.builtin(name)
        if found is not None:
            return found
        raise NameError(f"name {name!r} is not defined")
