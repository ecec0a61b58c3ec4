"""inspect: what kind of thing a value is."""
import _asyncio
import _runner


def iscoroutinefunction(obj):
    return _asyncio.iscoroutinefunction(getattr(obj, "__func__", obj))


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isawaitable(object):
    return _asyncio.isawaitable(object)


def isfunction(object):
    return type(object).__name__ == "function"


def ismethod(object):
    return type(object).__name__ == "method"


def isbuiltin(object):
    return type(object).__name__ == "builtin_function_or_method"


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return type(object).__name__ == "module"


def isgenerator(object):
    return type(object).__name__ == "generator"


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        doc = next((base.__doc__ for base in object.__mro__[:-1] if base.__doc__ is not None), None)
    elif doc is None and isroutine(object):
        found = _runner.module(getattr(object, "__module__", None) or "__main__")
        path = getattr(object, "__qualname__", "").split(".")
        for name in path[:-1]:
            found = getattr(found, name, None)
        for base in getattr(found, "__mro__", ()):
            doc = getattr(vars(base).get(path[-1]), "__doc__", None)
            if doc is not None:
                break
    return None if doc is None else cleandoc(doc)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        bare = line.lstrip()
        if bare:
            indent = len(line) - len(bare)
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip()] + [line[margin or 0:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in sorted(dir(object))]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]


def isgeneratorfunction(obj):
    return _kind(obj) == "generator"


def isasyncgenfunction(obj):
    return _kind(obj) == "async generator"


def _kind(obj):
    found = _runner.parameters(getattr(obj, "__func__", obj))
    return None if found is None else found[0]


def iscode(object):
    return False


def istraceback(object):
    return type(object).__name__ == "traceback"


def getmodule(object):
    import sys
    return sys.modules.get(getattr(object, "__module__", None))


GEN_CREATED = CORO_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"


def getgeneratorstate(generator):
    return "GEN_" + _runner.generator_state(generator)


def getcoroutinestate(coroutine):
    return "CORO_" + _runner.generator_state(coroutine)


class _empty:
    pass


class _Kind:
    def __init__(self, number, name, description):
        self._number = number
        self.name = name
        self.description = description

    def __int__(self):
        return self._number

    def __lt__(self, other):
        return self._number < other._number

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self._number}>"


class Parameter:
    POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        new = {"name": self.name, "kind": self.kind, "default": self.default,
               "annotation": self.annotation, **changes}
        return Parameter(new.pop("name"), new.pop("kind"), **new)

    def __eq__(self, other):
        return (isinstance(other, Parameter) and self.name == other.name
                and self.kind is other.kind and self.default == other.default
                and self.annotation == other.annotation)

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        stars = {2: "*", 4: "**"}.get(int(self.kind), "")
        text = stars + self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
            if self.default is not _empty:
                return f"{text} = {self.default!r}"
        elif self.default is not _empty:
            text += f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    shown = repr(annotation)
    return shown if isinstance(annotation, str) else shown.replace("typing.", "")


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        args = []
        for name, param in self.signature.parameters.items():
            if param.kind > Parameter.VAR_POSITIONAL or name not in self.arguments:
                break
            if param.kind is Parameter.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        for name, param in self.signature.parameters.items():
            if name not in self.arguments:
                continue
            if param.kind is Parameter.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif param.kind is Parameter.KEYWORD_ONLY:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, param in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is Parameter.VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is Parameter.VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {param.name: param for param in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **ignored):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        if parameters is None:
            parameters = self.parameters.values()
        if return_annotation is None:
            return_annotation = self.return_annotation
        return Signature(parameters, return_annotation=return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        args = list(args)
        bound = {}
        for name, param in self.parameters.items():
            if param.kind is Parameter.VAR_POSITIONAL:
                if args:
                    bound[name] = tuple(args)
                args = []
            elif param.kind is Parameter.VAR_KEYWORD:
                if kwargs:
                    bound[name] = kwargs
                kwargs = {}
            elif param.kind < Parameter.VAR_POSITIONAL and args:
                if name in kwargs and param.kind is not Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                bound[name] = args.pop(0)
            elif name in kwargs and param.kind is not Parameter.POSITIONAL_ONLY:
                bound[name] = kwargs.pop(name)
            elif param.default is _empty and not is_partial:
                words = " keyword-only" if param.kind is Parameter.KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{words} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, bound)

    def __eq__(self, other):
        return (isinstance(other, Signature)
                and list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def __str__(self):
        parts = []
        star_seen = only_seen = False
        for param in self.parameters.values():
            if only_seen and param.kind is not Parameter.POSITIONAL_ONLY:
                parts.append("/")
                only_seen = False
            if param.kind is Parameter.POSITIONAL_ONLY:
                only_seen = True
            elif param.kind is Parameter.VAR_POSITIONAL:
                star_seen = True
            elif param.kind is Parameter.KEYWORD_ONLY and not star_seen:
                parts.append("*")
                star_seen = True
            parts.append(str(param))
        if only_seen:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj)
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(_of_function(method)).replace()
        return Signature()
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if isfunction(obj):
        return _of_function(obj)
    method = getattr(type(obj), "__call__", None)
    if isfunction(method):
        return _without_first(_of_function(method))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(found):
    return found.replace(parameters=list(found.parameters.values())[1:])


def _of_partial(obj):
    found = signature(obj.func)
    bound = found.bind_partial(*obj.args, **obj.keywords).arguments
    kept = []
    for name, param in found.parameters.items():
        if name in obj.keywords:
            kept.append(param.replace(kind=Parameter.KEYWORD_ONLY, default=obj.keywords[name]))
        elif name not in bound or param.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            if any(other.kind is Parameter.KEYWORD_ONLY for other in kept):
                if param.kind is Parameter.POSITIONAL_OR_KEYWORD:
                    param = param.replace(kind=Parameter.KEYWORD_ONLY)
            kept.append(param)
    return found.replace(parameters=kept)


class _Factory:
    def __repr__(self):
        return "<factory>"


def _of_dataclass_init(obj, positional, keyword_only):
    params = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)]
    for fields, kind in ((positional, Parameter.POSITIONAL_OR_KEYWORD),
                         (keyword_only, Parameter.KEYWORD_ONLY)):
        for field in fields:
            default = _empty
            if type(field.default).__name__ != "_MISSING_TYPE":
                default = field.default
            elif type(field.default_factory).__name__ != "_MISSING_TYPE":
                default = _Factory()
            params.append(Parameter(field.name, kind, default=default, annotation=field.type))
    return Signature(params, return_annotation=None)


def _of_function(obj):
    fields = getattr(obj, "_parameters", None)
    if fields is not None:
        return _of_dataclass_init(obj, *fields)
    kind, n_only, positional, keyword_only, star, two_stars = _runner.parameters(obj)
    annotations = obj.__annotations__
    defaults = obj.__defaults__ or ()
    kw_defaults = obj.__kwdefaults__ or {}
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default,
                                annotation=annotations.get(name, _empty)))

    first_default = len(positional) - len(defaults)
    for at, name in enumerate(positional):
        default = defaults[at - first_default] if at >= first_default else _empty
        only = at < n_only
        add(name, Parameter.POSITIONAL_ONLY if only else Parameter.POSITIONAL_OR_KEYWORD, default)
    for name in star:
        add(name, Parameter.VAR_POSITIONAL)
    for name in keyword_only:
        add(name, Parameter.KEYWORD_ONLY, kw_defaults.get(name, _empty))
    for name in two_stars:
        add(name, Parameter.VAR_KEYWORD)
    return Signature(params, return_annotation=annotations.get("return", _empty))


class FullArgSpec:
    def __init__(self, args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations):
        self.args = args
        self.varargs = varargs
        self.varkw = varkw
        self.defaults = defaults
        self.kwonlyargs = kwonlyargs
        self.kwonlydefaults = kwonlydefaults
        self.annotations = annotations


def getfullargspec(func):
    plain = getattr(func, "__func__", func)
    kind, n_only, positional, keyword_only, star, two_stars = _runner.parameters(plain)
    return FullArgSpec(list(positional), star[0] if star else None,
                       two_stars[0] if two_stars else None, plain.__defaults__,
                       list(keyword_only), plain.__kwdefaults__ or None, plain.__annotations__)
