"""dataclasses: classes made of their annotations. Methods are closures over the fields."""
import _prelude
import copy as _copy
import keyword as _keyword


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class FrozenInstanceError(AttributeError):
    pass


FrozenInstanceError.__module__ = "dataclasses"


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        plain = isinstance(self.type, type)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_CLASS_VAR = _FieldKind("_FIELD_CLASSVAR")
_INIT_VAR = _FieldKind("_FIELD_INITVAR")


class Field:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata=mappingproxy({self.metadata!r}),kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def make(cls):
        params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
        made = _process(cls, params, match_args, kw_only)
        if weakref_slot and not slots:
            raise TypeError("weakref_slot is True but slots is False")
        return _with_slots(made, weakref_slot) if slots else made
    return make if cls is None else make(cls)


class _DataclassParams:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        shown = ",".join([f"{name}={value!r}" for name, value in vars(self).items()])
        return f"_DataclassParams({shown})"


def _with_slots(cls, weakref_slot):
    """The same class once more: one that is there cannot be given slots."""
    namespace = dict(vars(cls))
    if "__slots__" in namespace:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = []
    for base in cls.__mro__[1:-1]:
        slots = vars(base).get("__slots__", ())
        inherited.extend([slots] if isinstance(slots, str) else slots)
    names = [f.name for f in fields(cls)]
    wanted = names + ["__weakref__"] if weakref_slot else names
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    for name in names + ["__dict__", "__weakref__"]:
        namespace.pop(name, None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    return cls


def _last_word(annotation):
    """`ClassVar` of the text `t.ClassVar[int]`"""
    return annotation.partition("[")[0].rpartition(".")[2].strip()


def _is_class_var(annotation):
    if isinstance(annotation, str):
        return _last_word(annotation) == "ClassVar"
    return getattr(annotation, "_name", None) == "ClassVar"


def _is_init_var(annotation):
    if isinstance(annotation, str):
        return _last_word(annotation) == "InitVar"
    return annotation is InitVar or isinstance(annotation, InitVar)


def _collect_fields(cls, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        for f in vars(base).get("__dataclass_fields__", {}).values():
            fields[f.name] = f
    own = vars(cls)
    annotations = own.get("__annotations__", {})
    only_seen = False
    for name, kind in annotations.items():
        if kind is KW_ONLY or kind == "KW_ONLY" or kind == "dataclasses.KW_ONLY":
            if only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = only_seen = True
            continue
        default = own.get(name, MISSING)
        if isinstance(default, Field):
            f = default
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        else:
            f = field(default=default)
        f.name = name
        f.type = kind
        f._field_type = (_CLASS_VAR if _is_class_var(kind) else
                         _INIT_VAR if _is_init_var(kind) else _FIELD)
        if f._field_type is not _FIELD and f.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if f._field_type is _CLASS_VAR:
            if f.kw_only is not MISSING:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif f.kw_only is MISSING:
            f.kw_only = kw_only
        if f._field_type is _FIELD and type(f.default).__hash__ is None:
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: "
                             "use default_factory")
        fields[name] = f
    for name, value in own.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _process(cls, params, match_args, kw_only):
    frozen, eq = params.frozen, params.eq
    fields = _collect_fields(cls, kw_only)
    for base in cls.__mro__[1:]:
        other = vars(base).get("__dataclass_params__")
        if other is not None and other.frozen != frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one" if other.frozen
                            else "cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = params
    given = [f for f in fields.values() if f._field_type is not _CLASS_VAR]
    real = [f for f in given if f._field_type is _FIELD]
    own = vars(cls)
    if params.init:
        _set(cls, "__init__", _make_init(cls, given, frozen))
    if params.repr and "__repr__" not in own:
        _set(cls, "__repr__", _make_repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if eq and "__eq__" not in own:
        _set(cls, "__eq__", _make_eq(cls, compared))
    if params.order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, function in _make_order(cls, compared).items():
            if name in own:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
            _set(cls, name, function)
    if frozen:
        _freeze(cls, tuple(fields))
    has_hash = "__hash__" in own and not (own["__hash__"] is None and "__eq__" in own)
    if params.unsafe_hash or (eq and frozen and not has_hash):
        if params.unsafe_hash and has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        _set(cls, "__hash__", lambda self: hash(tuple([getattr(self, name) for name in hashed])))
    elif eq and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([f.name for f in given if f.init and not f.kw_only])
    if not vars(cls).get("__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(given)
    return cls


def _signature_text(fields):
    parts = [_parameter_text(f) for f in fields if f.init and not f.kw_only]
    only = [_parameter_text(f) for f in fields if f.init and f.kw_only]
    return f"({', '.join(parts + ['*', *only] if only else parts)})"


def _parameter_text(f):
    kind = f.type
    if isinstance(kind, type):
        shown = kind.__qualname__
        if kind.__module__ != "builtins":
            shown = f"{kind.__module__}.{shown}"
    else:
        shown = repr(kind)
        if not isinstance(kind, str):
            shown = shown.replace("typing.", "")
    if f.default_factory is not MISSING:
        return f"{f.name}: {shown} = <factory>"
    return f"{f.name}: {shown}" + ("" if f.default is MISSING else f" = {f.default!r}")


def _set(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)


def _make_init(cls, fields, frozen):
    positional = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    has_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            has_default = True
        elif has_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    # What `__init__` does, in the order of the fields: name, default, factory, may it be given.
    plan = [(f.name, f.default, f.default_factory, f.init, f._field_type is _INIT_VAR) for f in fields]
    names = [f.name for f in positional]
    accepted = [f.name for f in positional + keyword]
    title = f"{cls.__qualname__}.__init__"
    has_post = hasattr(cls, "__post_init__")
    has_setattr = frozen or getattr(cls, "__setattr__", None) is not object.__setattr__

    def __init__(self, *args, **kwargs):
        if len(args) > len(names):
            raise TypeError(_too_many(title, positional, len(args), accepted, kwargs))
        given = dict(zip(names, args)) if args else {}
        for name, value in kwargs.items():
            if name not in accepted:
                raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
            if name in given:
                raise TypeError(f"{title}() got multiple values for argument {name!r}")
            given[name] = value
        missing = None
        extra = []
        for name, default, factory, is_init, is_init_var in plan:
            if is_init and name in given:
                value = given[name]
            elif factory is not MISSING:
                value = factory()
            elif default is not MISSING:
                if not is_init and not is_init_var:
                    continue
                value = default
            elif is_init:
                missing = missing or []
                missing.append(name)
                continue
            else:
                continue
            if is_init_var:
                extra.append(value)
            elif missing is None:
                if frozen:
                    object.__setattr__(self, name, value)
                else:
                    setattr(self, name, value)
        if missing is not None:
            raise TypeError(_missing_text(title, missing, names))
        if has_post:
            self.__post_init__(*extra)
    given = [f for f in fields if f.init]
    __init__.__annotations__ = {**{f.name: f.type for f in given}, "return": None}
    __init__._parameters = positional, keyword  # for `inspect.signature`
    return __init__


def _missing_text(title, missing, positional):
    wanted = [name for name in missing if name in positional]
    kind = "positional"
    if not wanted:
        wanted = missing
        kind = "keyword-only"
    quoted = [repr(name) for name in wanted]
    if len(quoted) == 1:
        shown = quoted[0]
    elif len(quoted) == 2:
        shown = " and ".join(quoted)
    else:
        shown = ", ".join(quoted[:-1]) + ", and " + quoted[-1]
    s = "" if len(quoted) == 1 else "s"
    return f"{title}() missing {len(quoted)} required {kind} argument{s}: {shown}"


def _too_many(title, positional, n_given, accepted, kwargs):
    most = len(positional) + 1
    n_defaults = len([f for f in positional
                      if f.default is not MISSING or f.default_factory is not MISSING])
    if n_defaults:
        takes = f"from {most - n_defaults} to {most} positional arguments"
    else:
        takes = f"{most} positional argument{'' if most == 1 else 's'}"
    return f"{title}() takes {takes} but {n_given + 1} were given"


def _make_repr(names):
    active = []

    def __repr__(self):
        for other in active:
            if other is self:
                return "..."
        active.append(self)
        try:
            shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            active.pop()
        return f"{type(self).__qualname__}({shown})"
    __repr__._of_dataclass = True
    return __repr__


def _make_eq(cls, names):
    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, names) == _values(other, names)
    return __eq__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_order(cls, names):
    def __lt__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, names) < _values(other, names)

    def __le__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, names) <= _values(other, names)

    def __gt__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, names) > _values(other, names)

    def __ge__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, names) >= _values(other, names)
    return {"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__}


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    for function in (__setattr__, __delattr__):
        if function.__name__ in vars(cls):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class "
                            f"{cls.__name__}")
        _set(cls, function.__name__, function)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _check_instance(obj, function):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(f"{function}() should be called on dataclass instances")


def asdict(obj, *, dict_factory=dict):
    _check_instance(obj, "asdict")
    return _inside(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    _check_instance(obj, "astuple")
    return _inside(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _inside(obj, make):
    if is_dataclass(obj) and not isinstance(obj, type):
        return make([(f.name, _inside(getattr(obj, f.name), make)) for f in fields(obj)])
    kind = type(obj)
    if isinstance(obj, (list, tuple)):
        items = [_inside(item, make) for item in obj]
        return kind(*items) if hasattr(obj, "_fields") else kind(items)
    if isinstance(obj, dict):
        return kind([(_inside(key, make), _inside(value, make)) for key, value in obj.items()])
    return _copy.deepcopy(obj)


def replace(obj, /, **changes):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _CLASS_VAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _INIT_VAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False):
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        name, kind = item, "typing.Any"
        if not isinstance(item, str):
            if not 2 <= len(item) <= 3:
                raise TypeError(f"Invalid field: {item!r}")
            name, kind = item[:2]
            if len(item) == 3:
                namespace[name] = item[2]
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", "types")
    cls = type(cls_name, bases, namespace)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)
