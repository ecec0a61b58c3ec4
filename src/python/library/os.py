"""os: processes, the machine, and the files of the world, which are in memory."""
import _disk
import _kernel

name = "posix"
sep = "/"
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
environ = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
           "USER": "root"}


def __getattr__(name):
    if name == "path":
        import os.path
        return os.path
    if name == "open":
        return _open
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


F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
extsep = "."
devnull = "/dev/null"
_folder = "/home/learner"


def getcwd():
    return _folder


def chdir(path):
    global _folder
    _folder = _folder_at(path)


def _place(path):
    """The path as the disk knows it."""
    path = fspath(path)
    if isinstance(path, bytes):
        path = path.decode()
    if not path.startswith("/"):
        path = _folder + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def _check_folder_of(place, shown, *other):
    folder = _disk.find(place[:place.rfind("/")] or "/")
    if folder is None:
        raise FileNotFoundError(2, "No such file or directory", shown, *other)
    if folder != -1:
        raise NotADirectoryError(20, "Not a directory", shown, *other)


def _found(path):
    place = _place(path)
    number = _disk.find(place)
    if number is None or not fspath(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    return place, number


def _folder_at(path):
    place, number = _found(path)
    if number != -1:
        raise NotADirectoryError(20, "Not a directory", path)
    return place


def listdir(path="."):
    return _disk.names(_folder_at("." if path is None else path))


def mkdir(path, mode=0o777):
    place = _place(path)
    if _disk.find(place) is not None:
        raise FileExistsError(17, "File exists", path)
    _check_folder_of(place, path)
    _disk.mkdir(place)


def makedirs(name, mode=0o777, exist_ok=False):
    place = _place(name)
    if _disk.find(place) is not None:
        if exist_ok and _disk.find(place) == -1:
            return
        raise FileExistsError(17, "File exists", name)
    at = 0
    while at >= 0:
        at = place.find("/", at + 1)
        part = place if at < 0 else place[:at]
        number = _disk.find(part)
        if number is None:
            _disk.mkdir(part)
        elif number != -1:
            raise NotADirectoryError(20, "Not a directory", name)


def remove(path):
    place, number = _found(path)
    if number == -1:
        raise IsADirectoryError(21, "Is a directory", path)
    _disk.remove(place)


unlink = remove


def rmdir(path):
    place = _folder_at(path)
    if _disk.names(place):
        raise OSError(39, "Directory not empty", path)
    _disk.remove(place)


def removedirs(name):
    rmdir(name)
    place = _place(name)
    while "/" in place[1:]:
        place = place[:place.rfind("/")]
        if _disk.names(place):
            break
        _disk.remove(place)


def rename(src, dst):
    place, to = _place(src), _place(dst)
    number, there = _disk.find(place), _disk.find(to)
    if number is None:
        raise FileNotFoundError(2, "No such file or directory", src, None, dst)
    _check_folder_of(to, src, None, dst)
    if there == -1 and number != -1:
        raise IsADirectoryError(21, "Is a directory", src, None, dst)
    if number == -1 and there is not None and there != -1:
        raise NotADirectoryError(20, "Not a directory", src, None, dst)
    if number == -1 and there == -1 and _disk.names(to):
        raise OSError(39, "Directory not empty", src, None, dst)
    _disk.rename(place, to)


replace = rename


def renames(old, new):
    makedirs(_place(new)[:_place(new).rfind("/")] or "/", exist_ok=True)
    rename(old, new)


class stat_result:
    """What `stat` knows: there are no times and no owners."""
    st_nlink = 1
    st_uid = st_gid = 0

    def __init__(self, number):
        self.st_mode = 0o40755 if number == -1 else 0o100644
        self.st_size = 4096 if number == -1 else _disk.size(number)
        self.st_ino = number + 2


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_found(path)[1])


lstat = stat


def access(path, mode):
    return _disk.find(_place(path)) is not None


def chmod(path, mode):
    _found(path)


class DirEntry:
    def __init__(self, folder, name):
        import os.path
        self.name = name
        self.path = os.path.join(folder, name)
        self._number = _disk.find(_place(self.path))

    def is_dir(self, *, follow_symlinks=True):
        return self._number == -1

    def is_file(self, *, follow_symlinks=True):
        return self._number != -1

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat_result(self._number)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def close(self):
        pass


def scandir(path="."):
    return _Scan([DirEntry(path, name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    if _disk.find(_place(top)) != -1:
        return
    folders, files = [], []
    for entry in scandir(top):
        (folders if entry.is_dir() else files).append(entry.name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(top.rstrip("/") + "/" + name, topdown)
    if not topdown:
        yield top, folders, files


# Numbers of files opened without `open()`: the number on the disk and the place in it.
_descriptors = {}


def _open(path, flags, mode=0o777):
    place = _place(path)
    number = _disk.find(place)
    if number == -1:
        raise IsADirectoryError(21, "Is a directory", path)
    if number is None:
        if not flags & O_CREAT:
            raise FileNotFoundError(2, "No such file or directory", path)
        _check_folder_of(place, path)
        number = _disk.create(place)
    elif flags & O_EXCL:
        raise FileExistsError(17, "File exists", path)
    if flags & O_TRUNC:
        _disk.truncate(number, 0)
    fd = 3
    while fd in _descriptors:
        fd += 1
    _descriptors[fd] = [number, _disk.size(number) if flags & O_APPEND else 0]
    return fd


def _descriptor(fd):
    if fd not in _descriptors:
        raise OSError(9, "Bad file descriptor")
    return _descriptors[fd]


def write(fd, data, /):
    if fd == 1 or fd == 2:
        (_kernel.write if fd == 1 else _kernel.write_error)(bytes(data).decode())
        return len(data)
    state = _descriptor(fd)
    _disk.write(*state, data)
    state[1] += len(data)
    return len(data)


def read(fd, n, /):
    state = _descriptor(fd)
    data = _disk.read(*state, n)
    state[1] += len(data)
    return data


def lseek(fd, position, whence, /):
    state = _descriptor(fd)
    start = 0 if whence == 0 else state[1] if whence == 1 else _disk.size(state[0])
    state[1] = start + position
    return state[1]


def close(fd):
    _descriptor(fd)
    del _descriptors[fd]


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    import _files
    number, at = _descriptors.pop(fd)
    return _files.of_descriptor(number, at, fd, mode, encoding, errors, newline)


def fsync(fd):
    pass


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
             17: "File exists", 20: "Not a directory", 21: "Is a directory", 39: "Directory not empty",
             9: "Bad file descriptor", 28: "No space left on device", 22: "Invalid argument", 32: "Broken pipe", 11:
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
