"""open() and what it gives. The files are the world's (`_disk`); what is written waits in the file
object until it is flushed, closed, or more than a buffer, as in CPython."""
import _disk
import _kernel
import _runner
import io
import os

_BUFFER = 8192


class _File:
    """A file of bytes, and what both kinds have."""
    _text = False

    def _start(self, number, name, mode, position):
        self._number = number
        self.name = name
        self.mode = mode
        self._at = position
        self._pending = b""
        self._reads = "r" in mode or "+" in mode
        self._appends = "a" in mode
        self._writes = "r" not in mode or "+" in mode
        self.closed = False

    def _check(self, reads=False, writes=False):
        if self.closed:
            raise ValueError("I/O operation on closed file." if self._text
                             else f"{self._verb(writes)} of closed file")
        if reads and not self._reads:
            raise io.UnsupportedOperation("not readable" if self._text else "read")
        if writes and not self._writes:
            raise io.UnsupportedOperation("not writable" if self._text else "write")

    def _verb(self, writes):
        return "write to" if writes else "read"

    def _sync(self):
        data = self._pending
        if data:
            self._pending = b""
            if self._appends:
                self._at = _disk.size(self._number)
            if not _disk.write(self._number, self._at, data):
                raise OSError(28, "No space left on device")
            self._at += len(data)

    def _put(self, data):
        self._pending += data
        if len(self._pending) > _BUFFER:
            self._sync()

    def _get(self, size):
        self._sync()
        data = _disk.read(self._number, self._at, -1 if size is None else size)
        self._at += len(data)
        return data

    def _get_line(self):
        self._sync()
        line = _disk.read_line(self._number, self._at)
        self._at += len(line)
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._check(writes=True)
        for line in lines:
            self.write(line)

    def close(self):
        if not self.closed:
            self._sync()
            self.closed = True
            if self._writes:
                _open_files[self._number].remove(self)

    def flush(self):
        if self.closed:
            raise ValueError("I/O operation on closed file." if self._text else "flush of closed file")
        self._sync()

    def fileno(self):
        self._check()
        return self._number + 3

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def tell(self):
        if self.closed:
            raise ValueError("I/O operation on closed file." if self._text else "tell of closed file")
        self._sync()
        return self._at

    def seek(self, offset, whence=0, /):
        if self.closed:
            raise ValueError("I/O operation on closed file." if self._text else "seek of closed file")
        self._sync()
        if self._text and whence and offset:
            raise io.UnsupportedOperation("can't do nonzero cur-relative seeks" if whence == 1
                                          else "can't do nonzero end-relative seeks")
        if whence == 1:
            offset += self._at
        elif whence == 2:
            offset += _disk.size(self._number)
        if offset < 0:
            if self._text:
                raise ValueError(f"negative seek position {offset}")
            raise OSError(22, "Invalid argument")
        self._at = offset
        return offset

    def truncate(self, size=None, /):
        self._check()
        if not self._writes:
            raise io.UnsupportedOperation("truncate" if not self._text else "not writable")
        self._sync()
        size = self._at if size is None else size
        if not _disk.truncate(self._number, size):
            raise OSError(28, "No space left on device")
        return size


class TextIOWrapper(_File):
    __module__ = "_io"
    _text = True
    newlines = None
    line_buffering = False

    def _name_codec(self, encoding, errors, newline):
        self.encoding = encoding or "UTF-8"
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self._newline = newline

    def _decoded(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._check(reads=True)
        if size is None or size < 0:
            return self._decoded(self._get(-1))
        start = self._at
        data = self._get(-1)
        text = self._decoded(data)
        if len(text) > size:
            text = text[:size]
            # The place of as many characters.
            n = len(text.encode(self.encoding, self.errors))
            while self._newline is None and b"\r" in data[:n] and len(self._decoded(data[:n])) < size:
                n += 1
            self._at = start + n
        return text

    def readline(self, size=-1, /):
        self._check(reads=True)
        start = self._at
        line = self._get_line()
        if self._newline in (None, "") and b"\r" in line:
            end = line.find(b"\r") + 1
            if line[end:] != b"\n":
                self._at = start + end
                line = line[:end]
        text = self._decoded(line)
        if 0 <= size < len(text):
            text = text[:size]
            self._at = start + len(text.encode(self.encoding, self.errors))
        return text

    def write(self, text, /):
        if not isinstance(text, str):
            self._check()
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check(writes=True)
        data = text
        if self._newline in ("\r", "\r\n"):
            data = text.replace("\n", self._newline)
        self._put(data.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text:
            self._sync()
        return len(text)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        self.flush()
        self._name_codec(encoding or self.encoding, errors or self.errors, self._newline)
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def __repr__(self):
        return (f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} "
                f"encoding={self.encoding!r}>")


class _Bytes(_File):
    def read(self, size=-1, /):
        self._check(reads=True)
        return self._get(size)

    read1 = read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check(reads=True)
        line = self._get_line()
        if size is not None and 0 <= size < len(line):
            self._at -= len(line) - size
            line = line[:size]
        return line

    def peek(self, size=0, /):
        data = self.read()
        self._at -= len(data)
        return data[:_BUFFER]

    def write(self, data, /):
        self._check(writes=True)
        found = _runner.bytes_like(data)
        if found is None:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._put(found)
        return len(found)

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_Bytes):
    __module__ = "_io"


class BufferedWriter(_Bytes):
    __module__ = "_io"


class BufferedRandom(_Bytes):
    __module__ = "_io"


# Those whose data waits, by the number of their file.
_open_files = {}


def _parts_of(mode):
    kinds = [letter for letter in mode if letter in "rwxa"]
    if not isinstance(mode, str) or len(set(mode)) < len(mode) or set(mode) - set("rwxabt+"):
        raise ValueError(f"invalid mode: {mode!r}")
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds) != 1:
        if len(kinds) > 1:
            raise ValueError("must have exactly one of create/read/write/append mode")
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one "
                         "plus")
    return kinds[0]


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    if isinstance(file, int):
        raise OSError(9, "Bad file descriptor")
    name = os.fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    kind = _parts_of(mode)
    if "b" in mode:
        for word, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                article = "an" if word[0] == "e" else "a"
                raise ValueError(f"binary mode doesn't take {article} {word} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")
    path = os._place(name)
    number = _disk.find(path)
    if number == -1:
        raise IsADirectoryError(21, "Is a directory", name)
    if number is None:
        os._check_folder_of(path, name)
        if kind == "r":
            raise FileNotFoundError(2, "No such file or directory", name)
        number = _disk.create(path)
    elif kind == "x":
        raise FileExistsError(17, "File exists", name)
    if number in _open_files:
        _flush_forgotten(number)
    if kind == "w":
        _disk.truncate(number, 0)
    position = _disk.size(number) if kind == "a" else 0
    return _made(number, position, name, mode, kind, encoding, errors, newline, buffering)


def of_descriptor(number, at, name, mode, encoding, errors, newline):
    return _made(number, at, name, mode, _parts_of(mode), encoding, errors, newline, -1)


def _made(number, position, name, mode, kind, encoding, errors, newline, buffering):
    if "b" in mode:
        made = (BufferedRandom if "+" in mode else BufferedReader if kind == "r" else BufferedWriter)()
        made._start(number, name, "rb+" if "+" in mode else kind + "b", position)
        made._appends = kind == "a"
    else:
        made = TextIOWrapper()
        made._start(number, name, mode, position)
        made._name_codec(encoding, errors, newline)
        made.line_buffering = buffering == 1
    if made._writes:
        _open_files.setdefault(number, []).append(made)
    return made


def _flush_forgotten(number):
    """Writes what waits: in CPython, file objects that nobody has any more were closed by now."""
    for file in _open_files[number]:
        file._sync()
