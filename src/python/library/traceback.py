"""traceback: the text of exceptions, as CPython prints them. Frames of the library are left out."""
import _runner


def _links(error):
    """An exception and those it followed from, oldest last; with the words between them."""
    seen = []
    links = []
    while error is not None and not _is_among(error, seen):
        seen.append(error)
        cause = error.__cause__
        context = error.__context__
        if cause is not None:
            words = "\nThe above exception was the direct cause of the following exception:\n\n"
            following = cause
        elif context is not None and not error.__suppress_context__:
            words = ("\nDuring handling of the above exception, "
                     "another exception occurred:\n\n")
            following = context
        else:
            words = ""
            following = None
        if following is not None and _is_among(following, seen):
            following = None
            words = ""
        links.append((error, words))
        error = following
    return links


def _is_among(error, seen):
    for other in seen:
        if other is error:
            return True
    return False


def _last_lines(error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = kind.__module__ + "." + name
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    line = name + ": " + text if text else name
    for note in getattr(error, "__notes__", ()):
        line += "\n" + str(note)
    return line + "\n"


def _text(error):
    parts = []
    for link, words in _links(error):
        frames = _runner.format_traceback(link)
        if not frames and type(link).__name__ == "CancelledError":
            # It was raised, but only through frames of the library.
            frames = "Traceback (most recent call last):\n"
        parts.append(frames + _last_lines(link))
        if words:
            parts.append(words)
    parts.reverse()
    return "".join(parts)


def _print(error):
    _runner.write_error(_text(error))


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    error = exc if value is None else value
    return _text(error).splitlines(True)


def format_exception_only(exc, value=None):
    return [_last_lines(exc if value is None else value)]


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    _print(exc if value is None else value)


def format_exc(limit=None, chain=True):
    error = _runner.current_exception()
    return "NoneType: None\n" if error is None else _text(error)


def print_exc(limit=None, file=None, chain=True):
    _runner.write_error(format_exc())


def format_tb(tb, limit=None):
    return []


def print_tb(tb, limit=None, file=None):
    pass
