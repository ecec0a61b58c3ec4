"""sys: what a program may ask of its interpreter."""
import _kernel
import _runner

argv = [_kernel.main_file()]
maxsize = 9223372036854775807
platform = "linux"
byteorder = "little"
version = "3.11.7 (interleave)"
executable = "/usr/bin/python3"
path = []


class _VersionInfo:
    major = 3
    minor = 11
    micro = 7
    releaselevel = "final"
    serial = 0

    def _tuple(self):
        return (3, 11, 7, "final", 0)

    def __getitem__(self, at):
        return self._tuple()[at]

    def __iter__(self):
        return iter(self._tuple())

    def __len__(self):
        return 5

    def __eq__(self, other):
        return self._tuple() == tuple(other)

    def __lt__(self, other):
        return self._tuple() < tuple(other)

    def __le__(self, other):
        return self._tuple() <= tuple(other)

    def __gt__(self, other):
        return self._tuple() > tuple(other)

    def __ge__(self, other):
        return self._tuple() >= tuple(other)

    def __repr__(self):
        return "sys.version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0)"


version_info = _VersionInfo()


class _Stream:
    """Standard output or standard error."""

    encoding = "utf-8"
    closed = False

    def __init__(self, name, write):
        self.name = name
        self._write = write

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return self._write(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


stdout = __stdout__ = _Stream("<stdout>", _kernel.write)
stderr = __stderr__ = _Stream("<stderr>", _kernel.write_error)


def exit(status=None):
    raise SystemExit(status)


def exc_info():
    error = _runner.current_exception()
    if error is None:
        return (None, None, None)
    return (type(error), error, error.__traceback__)


_switch_interval = None


def getswitchinterval():
    return _kernel.switch_interval() if _switch_interval is None else _switch_interval


def setswitchinterval(interval, /):
    """Only remembered: the machine's switch interval is set on the page."""
    global _switch_interval
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _switch_interval = float(interval)


_recursion_limit = 1000


def getrecursionlimit():
    return _recursion_limit


def setrecursionlimit(limit, /):
    global _recursion_limit
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _recursion_limit = limit
    _runner.set_recursion_limit(limit)


def getdefaultencoding():
    return "utf-8"


def intern(string, /):
    return string


def getfilesystemencoding():
    return "utf-8"


def is_finalizing():
    return False


def exception():
    return _runner.current_exception()


class _Implementation:
    name = "cpython"
    cache_tag = "cpython-311"
    version = version_info

    def __repr__(self):
        return "namespace(name='cpython', cache_tag='cpython-311')"


implementation = _Implementation()
