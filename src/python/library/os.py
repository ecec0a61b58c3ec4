"""os: processes and the machine; there are no files here."""
import _kernel

name = "posix"
sep = "/"
linesep = "\n"
environ = {}


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


def _exit(status):
    _kernel.exit(status)
