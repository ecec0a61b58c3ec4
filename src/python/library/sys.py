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


class _Record(tuple):
    """A tuple whose items have names."""

    def __new__(cls, title, /, **values):
        made = tuple.__new__(cls, values.values())
        made._title = title
        made.__dict__.update(values)
        return made

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in list(self.__dict__.items())[1:]]
        return f"sys.{self._title}({', '.join(shown)})"


version_info = _Record("version_info", major=3, minor=11, micro=7, releaselevel="final", serial=0)
hexversion = 51054576
api_version = 1013
maxunicode = 1114111
warnoptions = []
float_info = _Record("float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308,
                     min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15,
                     mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _Record("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                   str_digits_check_threshold=640)
thread_info = _Record("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36")
flags = _Record("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0,
                no_user_site=0, no_site=0, ignore_environment=0, verbose=0, bytes_warning=0,
                quiet=0, hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=0,
                warn_default_encoding=0, safe_path=False, int_max_str_digits=-1)


class _Modules:
    """The modules that have been imported. Which those are beside what the program asks for is
    CPython's affair, so they cannot be listed."""

    def get(self, name, default=None):
        found = _runner.module(name)
        return default if found is None else found

    def __getitem__(self, name):
        found = _runner.module(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name):
        return _runner.module(name) is not None

    def __iter__(self):
        raise NotImplementedError("the imported modules cannot be listed in this simulated Python: "
                                  "ask for one by its name")

    __len__ = __iter__


modules = _Modules()


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


def get_int_max_str_digits():
    return 4300


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
