"""contextvars: variables that each task has for itself.

The present context is a dict that is replaced whenever a variable is set, so that a copy of a context
is the same dict. The core (`_contextvars`, in Rust) switches contexts for tasks and callbacks.
"""
import _prelude
import _contextvars
import _kernel

_MISSING = object()


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    __module__ = "_contextvars"
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    MISSING = _Missing()

    def __init__(self, var, old_value, context):
        self._var = var
        self._old_value = old_value
        self._context = context
        self._used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {_kernel.address(self)}>"


class ContextVar:
    __module__ = "_contextvars"
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        variables = _contextvars.variables()
        if variables is not None and self in variables:
            return variables[self]
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        variables = _contextvars.variables()
        old = Token.MISSING
        if variables is None:
            variables = {}
        else:
            old = variables.get(self, old)
            variables = dict(variables)
        variables[self] = value
        _contextvars.replace(variables)
        return Token(self, old, _contextvars.whose())

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _contextvars.whose():
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        variables = dict(_contextvars.variables() or ())
        if token._old_value is Token.MISSING:
            variables.pop(self, None)
        else:
            variables[self] = token._old_value
        _contextvars.replace(variables)

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {_kernel.address(self)}>"


class Context:
    __module__ = "_contextvars"

    def __init__(self):
        self._variables = None
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        outer = _contextvars.enter(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _contextvars.enter(outer)
            self._entered = False

    def copy(self):
        new = Context()
        new._variables = self._variables
        return new

    def get(self, var, default=None, /):
        return (self._variables or {}).get(var, default)

    def keys(self):
        return (self._variables or {}).keys()

    def values(self):
        return (self._variables or {}).values()

    def items(self):
        return (self._variables or {}).items()

    def __getitem__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return (self._variables or {})[var]

    def __contains__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in (self._variables or ())

    def __iter__(self):
        return iter(self._variables or ())

    def __len__(self):
        return len(self._variables or ())

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return (self._variables or {}) == (other._variables or {})

    def __repr__(self):
        return f"<_contextvars.Context object at {_kernel.address(self)}>"


def copy_context():
    context = Context()
    context._variables = _contextvars.variables()
    return context
