"""_tracebacks: the objects that are an exception's `__traceback__`."""
import _kernel


class _Code:
    def __init__(self, entry):
        self.co_filename, line, self.co_name, *_ = entry
        self.co_qualname = self.co_name


class _Frame:
    def __init__(self, entry):
        self.f_code = _Code(entry)
        self.f_lineno = entry[1]
        self.f_globals = {}

    def __repr__(self):
        code = self.f_code
        return (f"<frame at {_kernel.address(self)}, file {code.co_filename!r}, "
                f"line {self.f_lineno}, code {code.co_name}>")


class Traceback:
    def __init__(self, error, entries, at, count):
        # The first `count` places that the error went through: it may go further.
        self._count = count
        self._error = error
        self._entries = entries
        self._at = at
        self.tb_lineno = entries[at][1]
        self.tb_lasti = 0

    @property
    def tb_frame(self):
        return _Frame(self._entries[self._at])

    @property
    def tb_next(self):
        if self._at + 1 >= len(self._entries):
            return None
        return Traceback(self._error, self._entries, self._at + 1, self._count - 1)

    def __repr__(self):
        return f"<traceback object at {_kernel.address(self)}>"


_Frame.__name__ = _Frame.__qualname__ = "frame"
_Code.__name__ = _Code.__qualname__ = "code"
_Frame.__module__ = _Code.__module__ = "builtins"
Traceback.__name__ = Traceback.__qualname__ = "traceback"
Traceback.__module__ = "builtins"
