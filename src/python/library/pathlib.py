"""pathlib: paths of POSIX, with the files of the world behind them."""
import _disk
import fnmatch
import os


class PurePath:
    __slots__ = ("_text",)

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        made = object.__new__(cls)
        made._text = _joined([_text_of(arg) for arg in args])
        return made

    def __init__(self, *args):
        pass

    def _of(self, text):
        return type(self)(text)

    def __str__(self):
        return self._text

    __fspath__ = __str__

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __bytes__(self):
        return self._text.encode()

    def as_posix(self):
        return self._text

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + self._text

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._text == other._text

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts >= other.parts

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)) and not hasattr(other, "__fspath__"):
            return NotImplemented
        return type(self)(self, other)

    def __rtruediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return type(self)(other, self)

    def __reduce__(self):
        return (type(self), (self._text,))

    @property
    def parts(self):
        parts = [part for part in self._text.split("/") if part not in ("", ".")]
        return tuple(["/"] + parts if self.root else parts)

    drive = ""

    @property
    def root(self):
        return "/" if self._text.startswith("/") else ""

    anchor = root

    @property
    def name(self):
        parts = self.parts
        return "" if not parts or parts[-1] == "/" else parts[-1]

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self):
        parts = self.parts
        if len(parts) <= (1 if self.root else 0):
            return self
        return self._of("/".join(parts[:-1]).replace("//", "/", 1) or ".")

    @property
    def parents(self):
        found = []
        path = self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def joinpath(self, *args):
        return type(self)(self, *args)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self.parent / name

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def relative_to(self, *other):
        other = type(self)(*other)
        n = len(other.parts)
        if self.parts[:n] != other.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r} OR one path is "
                             "relative and the other is absolute.")
        return self._of("/".join(self.parts[n:]))

    def is_relative_to(self, *other):
        parts = type(self)(*other).parts
        return self.parts[:len(parts)] == parts

    def match(self, path_pattern):
        wanted = PurePath(path_pattern).parts
        parts = self.parts
        if not wanted:
            raise ValueError("empty pattern")
        if wanted[0] == "/" and len(wanted) != len(parts) or len(wanted) > len(parts):
            return False
        pairs = zip(reversed(parts), reversed(wanted))
        return all([fnmatch.fnmatchcase(part, want) for part, want in pairs])


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("/root")

    def _number(self):
        return _disk.find(os._place(self._text))

    def exists(self):
        return self._number() is not None

    def is_file(self):
        number = self._number()
        return number is not None and number != -1

    def is_dir(self):
        return self._number() == -1

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def absolute(self):
        return self if self.is_absolute() else type(self).cwd() / self

    def resolve(self, strict=False):
        if strict and not self.exists():
            raise FileNotFoundError(2, "No such file or directory", os._place(self._text))
        return self._of(os._place(self._text))

    def expanduser(self):
        return self._of(os.path.expanduser(self._text))

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", self._text)
        if not self.is_dir():
            self.open("a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if self.is_dir() and exist_ok:
            return
        if parents and not self.parent.exists():
            self.parent.mkdir(parents=True, exist_ok=True)
        os.mkdir(self._text)

    def rmdir(self):
        os.rmdir(self._text)

    def unlink(self, missing_ok=False):
        if missing_ok and not self.exists():
            return
        os.remove(self._text)

    def rename(self, target):
        os.rename(self._text, target)
        return self._of(target)

    replace = rename

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self._text, mode)

    def iterdir(self):
        for name in os.listdir(self._text):
            yield self / name

    def glob(self, pattern):
        parts = PurePath(pattern).parts
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if parts[0] == "/":
            raise NotImplementedError("Non-relative patterns are unsupported")
        found = []
        for path in _globbed(self, parts):
            if path not in found:
                found.append(path)
                yield path

    def rglob(self, pattern):
        return self.glob("**/" + _text_of(pattern))

    def owner(self):
        return "root"

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


def _globbed(path, parts):
    if not parts:
        yield path
        return
    if not path.is_dir():
        return
    first, rest = parts[0], parts[1:]
    if first == "**":
        if rest:
            yield from _globbed(path, rest)
        else:
            yield path
        for inner in sorted(path.iterdir()):
            if inner.is_dir():
                yield from _globbed(inner, parts)
        return
    for inner in sorted(path.iterdir()):
        if fnmatch.fnmatchcase(inner.name, first):
            yield from _globbed(inner, rest)


def _text_of(arg):
    if isinstance(arg, PurePath):
        return arg._text
    text = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
    if not isinstance(text, str):
        raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a "
                        f"str, not '{type(text).__name__}'")
    return text


def _joined(texts):
    parts = []
    root = ""
    for text in texts:
        if text.startswith("/"):
            root, parts = "/", []
        parts += [part for part in text.split("/") if part not in ("", ".")]
    return root + "/".join(parts) or "."
