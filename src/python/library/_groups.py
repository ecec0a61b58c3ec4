"""ExceptionGroup, BaseExceptionGroup, and what `except*` does with them (PEP 654)."""
import _prelude
import _runner


class BaseExceptionGroup(BaseException):
    __module__ = "builtins"

    def __new__(cls, *args, **kwargs):
        if len(args) != 2:
            raise TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments "
                            f"({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError("BaseExceptionGroup.__new__() argument 1 must be str, "
                            f"not {type(message).__name__}")
        if not hasattr(type(exceptions), "__getitem__"):
            raise TypeError("second argument (exceptions) must be a sequence")
        parts = tuple(exceptions)
        if not parts:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        number = 0
        only_exceptions = True
        for part in parts:
            if not isinstance(part, BaseException):
                raise ValueError(f"Item {number} of second argument (exceptions) is not an "
                                 "exception")
            if not isinstance(part, Exception):
                only_exceptions = False
            number += 1
        if cls is BaseExceptionGroup and only_exceptions:
            cls = ExceptionGroup
        elif not only_exceptions and issubclass(cls, Exception):
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            raise TypeError(f"Cannot nest BaseExceptions in {cls.__name__!r}")
        self = BaseException.__new__(cls, message, exceptions)
        self.args = (message, exceptions)
        self.message = message
        self.exceptions = parts
        return self

    def __init__(self, *args, **kwargs):
        BaseException.__init__(self, *args)

    def __str__(self):
        n = len(self.exceptions)
        s = "" if n == 1 else "s"
        return f"{self.message} ({n} sub-exception{s})"

    def __repr__(self):
        return f"{type(self).__name__}({self.args[0]!r}, {self.args[1]!r})"

    def derive(self, exceptions, /):
        return BaseExceptionGroup(self.message, exceptions)

    def subgroup(self, condition, /):
        return _split(self, _test_of(condition, "subgroup"))[0]

    def split(self, condition, /):
        return _split(self, _test_of(condition, "split"))

    __class_getitem__ = classmethod(_prelude.GenericAlias)


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


def _test_of(condition, name):
    if isinstance(condition, type) and issubclass(condition, BaseException):
        return lambda error: isinstance(error, condition)
    if type(condition) is tuple:
        for kind in condition:
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                break
        else:
            return lambda error: isinstance(error, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


def _split(error, test):
    """The part of an exception that passes the test, and the rest; None for nothing."""
    if test(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    passed = []
    others = []
    for part in error.exceptions:
        match, rest = _split(part, test)
        if match is not None:
            passed.append(match)
        if rest is not None:
            others.append(rest)
    return _derived(error, passed), _derived(error, others)


def _derived(error, parts):
    if not parts:
        return None
    group = error.derive(parts)
    if not isinstance(group, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    _runner.copy_traceback(error, group)
    group.__context__ = error.__context__
    group.__cause__ = error.__cause__
    group.__suppress_context__ = error.__suppress_context__
    notes = getattr(error, "__notes__", None)
    if notes is not None:
        group.__notes__ = list(notes)
    return group


# ---- except*

def split(error, classes):
    """What a clause handles (a group, always) and what it leaves."""
    for kind in classes if type(classes) is tuple else (classes,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not "
                            "allowed")
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. "
                            "Use except instead.")
    if error is None:
        return None, None
    if isinstance(error, BaseExceptionGroup):
        return _split(error, lambda part: isinstance(part, classes))
    if not isinstance(error, classes):
        return None, error
    group = BaseExceptionGroup("", (error,))
    return group, None


def to_raise(caught, raised, rest):
    """What follows from the clauses: None, or an exception to raise."""
    if not raised:
        # Nothing was raised by a clause: what nobody handled goes on.
        return rest
    if not isinstance(caught, BaseExceptionGroup):
        return raised[0]
    again = [] if rest is None else [rest]
    new = []
    for error in raised:
        if _is_part(error, caught):
            again.append(error)
        else:
            new.append(error)
    if again:
        # Parts of the caught group that were raised again are put together as they were.
        leaves = []
        for error in again:
            _collect_leaves(error, leaves)
        kept = _projection(caught, leaves)
        if not new:
            return kept
        new.append(kept)
    return new[0] if len(new) == 1 else BaseExceptionGroup("", new)


def _is_part(error, caught):
    """Whether it is a piece of the caught group, raised again as it was."""
    if not isinstance(error, BaseExceptionGroup):
        return False
    leaves = []
    _collect_leaves(caught, leaves)
    own = []
    _collect_leaves(error, own)
    for leaf in own:
        if not _is_among(leaf, leaves):
            return False
    return _runner.has_traceback_of(error, caught)


def _collect_leaves(error, leaves):
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            _collect_leaves(part, leaves)
    else:
        leaves.append(error)


def _is_among(error, others):
    for other in others:
        if other is error:
            return True
    return False


def _projection(error, leaves):
    if not isinstance(error, BaseExceptionGroup):
        return error if _is_among(error, leaves) else None
    parts = []
    is_whole = True
    for part in error.exceptions:
        kept = _projection(part, leaves)
        is_whole = is_whole and kept is part
        if kept is not None:
            parts.append(kept)
    if is_whole:
        return error
    return _derived(error, parts)
