"""traceback: what programs ask of it; the text itself is made in `_traceback`."""
import _runner
from _traceback import _last_lines, _text

_IMPLICIT = object()


def _given(exc, value):
    """`f(error)` or, as in the old days, `f(type, error, traceback)`."""
    return exc if value is _IMPLICIT else value


def format_exception(exc, /, value=_IMPLICIT, tb=None, limit=None, chain=True):
    error = _given(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return _texts(error, chain)


def _texts(error, chain):
    """Frames one by one, as CPython gives them."""
    text = _text(error) if chain else _runner.format_traceback(error, False) + _last_lines(error)
    lines = text.splitlines(True)
    texts = []
    for line in lines:
        if texts and texts[-1].lstrip(" ").startswith("File ") and line.startswith("    "):
            texts[-1] += line
        else:
            texts.append(line)
    return texts


def format_exception_only(exc, /, value=_IMPLICIT):
    return _last_lines(_given(exc, value)).splitlines(True)


def print_exception(exc, /, value=_IMPLICIT, tb=None, limit=None, file=None, chain=True):
    _write("".join(format_exception(exc, value, tb, limit, chain)), file)


def _write(text, file):
    if file is None:
        import sys
        file = sys.stderr
    file.write(text)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_runner.current_exception(), chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _write(format_exc(), file)


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self.locals = locals
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._carets = None

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def _text(self):
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        if self.line:
            text += f"    {self.line}\n"
            if self._carets:
                text += f"    {self._carets}\n"
        return text


def _summary(entry):
    """Of an entry of a traceback, of a summary, or of four parts."""
    if isinstance(entry, FrameSummary):
        return entry
    filename, lineno, name, line, *columns = entry
    summary = FrameSummary(filename, lineno, name, line=line)
    if columns:
        summary._carets, summary.colno, summary.end_colno = columns
        summary.end_lineno = None if summary.end_colno is None else lineno
    return summary


class StackSummary:
    def __init__(self, frames=()):
        self._frames = list(frames)

    @classmethod
    def from_list(cls, a_list):
        return cls([_summary(frame) for frame in a_list])

    def __iter__(self):
        return iter(self._frames)

    def __getitem__(self, at):
        return self._frames[at]

    def __len__(self):
        return len(self._frames)

    def __repr__(self):
        return repr(self._frames)

    def format(self):
        return [frame._text() for frame in self._frames]


def _limited(frames, limit):
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def extract_tb(tb, limit=None):
    entries = [] if tb is None else tb._entries[tb._at:]
    return StackSummary.from_list(_limited(entries, limit))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write("".join(format_list(extracted_list)), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write("".join(format_tb(tb, limit)), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_stack(f=None, limit=None):
    frames = []
    while True:
        frame = _runner.user_frame(len(frames))
        if frame is None:
            break
        frames.append(frame[:4])
    frames.reverse()
    return StackSummary.from_list(frames if limit is None else frames[-limit:])


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write("".join(format_stack(f, limit)), file)


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **ignored):
        self.exc_type = exc_type
        self._error = exc_value
        self._str = str(exc_value)
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        return iter(_texts(self._error, chain))

    def format_exception_only(self):
        return iter(format_exception_only(self._error))

    def __str__(self):
        return self._str
