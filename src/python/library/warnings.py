"""warnings: each is shown once for a line, on standard error."""
import _kernel
import _runner
import _traceback

_filters = []
_seen = {}
_showing = None


class WarningMessage:
    def __init__(self, message, category, filename, lineno, line):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = None
        self.line = line
        self.source = None


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(message, Warning):
        message = category(message)
    place = _runner.user_frame(stacklevel - 1)
    if place is None:
        place = ("sys", 1, "<module>", "")
    _warn_at(message, category, place)


def warn_explicit(message, category, filename, lineno, module=None, registry=None):
    if not isinstance(message, Warning):
        message = category(message)
    _warn_at(message, category, (filename, lineno, "", ""))


def _warn_at(message, category, place):
    filename, line, _, text = place[:4]
    action = _action(str(message), category, filename)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = (str(message), category)
    if action == "default":
        key = (str(message), category, filename, line)
    elif action == "module":
        key = (str(message), category, filename)
    if action != "always":
        if key in _seen:
            return
        _seen[key] = True
    shown = WarningMessage(message, category, filename, line, text)
    if _showing is not None:
        _showing.append(shown)
    else:
        showwarning(message, category, filename, line, None, text)


def _action(text, category, filename):
    for action, pattern, kind in _filters:
        if issubclass(category, kind) and (not pattern or _matches(pattern, text)):
            return action
    if issubclass(category, DeprecationWarning):
        return "default" if filename == _kernel.main_file() else "ignore"
    if issubclass(category, (PendingDeprecationWarning, ImportWarning, ResourceWarning)):
        return "ignore"
    return "default"


def _matches(pattern, text):
    import re
    return re.compile(pattern, re.I).match(text) is not None


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return f"{text}  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    text = formatwarning(message, category, filename, lineno, line)
    if file is None:
        _traceback._write(text)
    else:
        file.write(text)


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, "", lineno, append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    entry = (action, message, category)
    if append:
        _filters.append(entry)
    else:
        _filters.insert(0, entry)
    _seen.clear()


def resetwarnings():
    _filters.clear()
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._first = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _showing
        self._saved = (list(_filters), _showing, dict(_seen))
        _seen.clear()
        if self._first is not None:
            simplefilter(*self._first)
        if self._record:
            _showing = []
            return _showing
        return None

    def __exit__(self, *exc_info):
        global _showing
        filters, _showing, seen = self._saved
        _filters[:] = filters
        _seen.clear()
        _seen.update(seen)
