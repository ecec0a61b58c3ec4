"""_traceback: the text of exceptions, as CPython prints them. Frames of the library are left out."""
import _kernel
import _runner


class _Link:
    """An exception, what it followed from, and the parts of a group."""

    def __init__(self, error):
        self.error = error
        self.cause = self.context = None
        self.parts = []

    def _before(self):
        """What it followed from, and the words between the two."""
        if self.cause is not None:
            return self.cause, ("\nThe above exception was the direct cause "
                                "of the following exception:\n\n")
        if self.context is not None and not self.error.__suppress_context__:
            return self.context, ("\nDuring handling of the above exception, "
                                  "another exception occurred:\n\n")
        return None, None


def _connected(error, is_interpreter):
    """An exception with all it hangs together with. What was met before is not followed again; the
    interpreter and the module differ in the order in which they meet. `seen` has the numbers of those that
    were met, for a chain may be long, and classes may have an `__eq__` of their own."""
    first = _Link(error)
    seen = set()
    todo = [first]
    while todo:
        link = todo.pop()
        if is_interpreter:
            _connect_as_interpreter(link, seen, todo)
        else:
            _connect_as_module(link, seen, todo)
    return first


def _connect_as_interpreter(link, seen, todo):
    error = link.error
    seen.add(id(error))
    before = None
    if error.__cause__ is not None:
        if id(error.__cause__) not in seen:
            before = link.cause = _Link(error.__cause__)
    elif (error.__context__ is not None and not error.__suppress_context__
            and id(error.__context__) not in seen):
        before = link.context = _Link(error.__context__)
    if _is_group(error):
        link.parts = [_Link(part) for part in error.exceptions]
        todo.extend(reversed(link.parts))
    if before is not None:
        todo.append(before)


def _connect_as_module(link, seen, todo):
    error = link.error
    seen.add(id(error))
    if error.__cause__ is not None and id(error.__cause__) not in seen:
        link.cause = _Link(error.__cause__)
        seen.add(id(error.__cause__))
        todo.append(link.cause)
    if error.__context__ is not None and id(error.__context__) not in seen:
        link.context = _Link(error.__context__)
        seen.add(id(error.__context__))
        todo.append(link.context)
    if _is_group(error):
        link.parts = [_Link(part) for part in error.exceptions]
        seen.update(id(part) for part in error.exceptions)
        todo.extend(link.parts)


def _last_lines(error, is_interpreter=False):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = kind.__module__ + "." + name
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    line = name + ": " + text if text else name
    if is_interpreter:
        line += _suggestion(error)
    for note in getattr(error, "__notes__", ()):
        line += "\n" + str(note)
    return line + "\n"


def _suggestion(error):
    """What the interpreter (not the module) adds: the name that was probably meant."""
    lists = ()
    if type(error) is AttributeError:
        subject = _runner.subject_of(error)
        if subject is not None:
            lists = (dir(subject),)
    elif type(error) is NameError:
        subject = _runner.subject_of(error)
        if subject is not None:
            lists = _runner.names_in_scope(error) or ()
    if not lists:
        return ""
    text = str(error)
    wrong = subject if type(error) is NameError else text[text.rfind(" '") + 2:-1]
    for names in lists:
        found = _closest(wrong, names)
        if found is not None:
            return f". Did you mean: '{found}'?"
    return ""


def _closest(wrong, names):
    if len(names) >= 750:
        return None
    best = None
    least = 1000000
    for name in names:
        most = min((len(wrong) + len(name) + 3) // 3, least - 1)
        distance = _distance(wrong, name, most)
        if distance <= most and distance < least:
            best = name
            least = distance
    return best


def _distance(a, b, most):
    """How much has to be changed to get from one to the other: 2 for a letter, 1 for its case. If
    that is more than `most`, some number above it."""
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a = a[start:]
    b = b[start:]
    end = 0
    while end < len(a) and end < len(b) and a[-1 - end] == b[-1 - end]:
        end += 1
    a = a[:len(a) - end]
    b = b[:len(b) - end]
    if not a or not b:
        return 2 * (len(a) + len(b))
    if len(a) > 40 or len(b) > 40:
        return most + 1
    if len(b) < len(a):
        a, b = b, a
    if 2 * (len(b) - len(a)) > most:
        return most + 1
    row = [2 * (at + 1) for at in range(len(a))]
    result = 0
    for number, letter in enumerate(b):
        diagonal = result = 2 * number
        least = 1000000
        for at, other in enumerate(a):
            changed = diagonal
            if letter != other:
                changed += 1 if letter.lower() == other.lower() else 2
            diagonal = row[at]
            result = min(min(result, diagonal) + 2, changed)
            row[at] = result
            least = min(least, result)
        if least > most:
            return most + 1
    return result


def _text(error, is_interpreter=False):
    """As the module `traceback` writes it, or the interpreter."""
    out = []
    _add(_connected(error, is_interpreter), out, [0, False, is_interpreter])
    return "".join(out)


def _add(link, out, state):
    """Adds the lines of an exception and of those it followed from. `state`: how deep in groups,
    whether the frame around a group's parts is still to be closed, and whose way of writing it is."""
    links = []
    words = None
    while link is not None:
        before, words_before = link._before()
        links.append((link, words))
        link, words = before, words_before
    links.reverse()
    for link, words in links:
        frames = _runner.format_traceback(link.error, state[2])
        if not frames and type(link.error).__name__ == "CancelledError":
            # It was raised, but only through frames of the library.
            frames = _HEAD
        if _is_group(link.error):
            _add_group(link, frames, out, state)
        else:
            _emit(frames + _last_lines(link.error, state[2]), out, state)
        if words:
            _emit(words, out, state)


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


def _add_group(link, frames, out, state):
    if state[0] > _GROUP_DEPTH:
        _emit(f"... (max_group_depth is {_GROUP_DEPTH})\n", out, state)
        return
    is_top = state[0] == 0
    if is_top:
        state[0] = 1
    if frames:
        _emit("Exception Group " + _HEAD, out, state, "+" if is_top else "|")
        _emit(frames[len(_HEAD):], out, state)
    _emit(_last_lines(link.error, state[2]), out, state)
    n = len(link.parts)
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
            _add(link.parts[at], out, state)
        if at == shown - 1 and state[1]:
            out.append("  " * state[0] + "+------------------------------------\n")
            state[1] = False
        state[0] -= 1
    if is_top:
        state[0] = 0


def _write(text):
    """Where `sys.stderr` leads, if the program has given it another way."""
    sys = _kernel.imported("sys")
    if sys is None or sys.stderr is sys.__stderr__:
        _runner.write_error(text)
    elif sys.stderr is not None:
        sys.stderr.write(text)


def _print(error):
    """As the interpreter does it."""
    _write(_text(error, True))


def _print_by_module(error):
    """As the module `traceback` does it."""
    _write(_text(error))


def _traceback_of(error):
    """`error.__traceback__`"""
    entries = _runner.traceback_entries(error)
    if not entries:
        return None
    from _tracebacks import Traceback
    return Traceback(error, entries, 0, _runner.traceback_length(error))
