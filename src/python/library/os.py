"""os: processes and the machine; there are no files here."""
import _kernel

name = "posix"
sep = "/"
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
environ = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
           "USER": "root"}


def __getattr__(name):
    if name == "path":
        import os.path
        return os.path
    raise AttributeError(f"module 'os' has no attribute '{name}'")


def getpid():
    return _kernel.getpid()


def getppid():
    multiprocessing = _kernel.imported("multiprocessing")
    if multiprocessing is not None and multiprocessing._parent is not None:
        return multiprocessing._parent.pid
    return 1


def cpu_count():
    return _kernel.cpu_count()


def sched_getaffinity(pid):
    return set(range(_kernel.cpu_count()))


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return "/home/learner"


def getlogin():
    return "root"


def urandom(size, /):
    import random
    return random.SystemRandom().randbytes(size)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return path.__fspath__()


def strerror(code, /):
    import errno
    names = {2: "No such file or directory", 1: "Operation not permitted", 13: "Permission denied",
             17: "File exists", 22: "Invalid argument", 32: "Broken pipe", 11:
             "Resource temporarily unavailable", 111: "Connection refused"}
    return names.get(code, f"Unknown error {code}")


def kill(pid, sig, /):
    if pid == getpid():
        import signal
        signal.raise_signal(sig)
        return
    multiprocessing = _kernel.imported("multiprocessing")
    children = [] if multiprocessing is None else multiprocessing.active_children()
    for process in children:
        if process.pid == pid:
            if sig == 9:
                process.kill()
            elif sig:
                process.terminate()
            return
    raise ProcessLookupError(3, "No such process")


def _exit(status):
    _kernel.exit(status)
