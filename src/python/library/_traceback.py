"""_traceback: the text of exceptions, as CPython prints them. Frames of the library are left out."""
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
    out = []
    _add(error, out, [0, False])
    return "".join(out)


def _add(error, out, state):
    """Adds the lines of an exception and of those it followed from. `state`: how deep in groups, and
    whether the frame around a group's parts is still to be closed."""
    links = _links(error)
    links.reverse()
    for link, words in links:
        if words:
            _emit(words, out, state)
        frames = _runner.format_traceback(link)
        if not frames and type(link).__name__ == "CancelledError":
            # It was raised, but only through frames of the library.
            frames = _HEAD
        if _is_group(link):
            _add_group(link, frames, out, state)
        else:
            _emit(frames + _last_lines(link), out, state)


_HEAD = "Traceback (most recent call last):\n"
_GROUP_WIDTH = 15
_GROUP_DEPTH = 10


def _is_group(error):
    for kind in type(error).__mro__:
        if kind.__name__ == "BaseExceptionGroup" and kind.__module__ == "builtins":
            return True
    return False


def _emit(text, out, state, margin="|"):
    indent = "  " * state[0]
    if state[0]:
        indent += margin + " "
    for line in text.splitlines(True):
        out.append(indent + line)


def _add_group(error, frames, out, state):
    if state[0] > _GROUP_DEPTH:
        _emit(f"... (max_group_depth is {_GROUP_DEPTH})\n", out, state)
        return
    is_top = state[0] == 0
    if is_top:
        state[0] = 1
    if frames:
        _emit("Exception Group " + _HEAD, out, state, "+" if is_top else "|")
        _emit(frames[len(_HEAD):], out, state)
    _emit(_last_lines(error), out, state)
    n = len(error.exceptions)
    shown = min(n, _GROUP_WIDTH + 1)
    state[1] = False
    for at in range(shown):
        if at == shown - 1:
            state[1] = True
        title = "..." if at >= _GROUP_WIDTH else str(at + 1)
        corner = "+-" if at == 0 else "  "
        out.append("  " * state[0] + corner + f"+---------------- {title} ----------------\n")
        state[0] += 1
        if at >= _GROUP_WIDTH:
            s = "s" if n - _GROUP_WIDTH > 1 else ""
            _emit(f"and {n - _GROUP_WIDTH} more exception{s}\n", out, state)
        else:
            _add(error.exceptions[at], out, state)
        if at == shown - 1 and state[1]:
            out.append("  " * state[0] + "+------------------------------------\n")
            state[1] = False
        state[0] -= 1
    if is_top:
        state[0] = 0


def _print(error):
    _runner.write_error(_text(error))


def _traceback_of(error):
    """`error.__traceback__`"""
    entries = _runner.traceback_entries(error)
    if not entries:
        return None
    from _tracebacks import Traceback
    return Traceback(error, entries, 0)
