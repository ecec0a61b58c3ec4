"""json: text of plain data, and back."""
import _runner

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
            "\f": "\\f"}
_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\b",
              "f": "\f"}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


JSONDecodeError.__module__ = "json.decoder"


def _quoted(text, ensure_ascii):
    if text.isalnum() and text.isascii():
        return '"' + text + '"'
    parts = []
    for c in text:
        if c in _ESCAPES:
            c = _ESCAPES[c]
        elif c < " " or (ensure_ascii and c > "~"):
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                c = f"\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}"
            else:
                c = f"\\u{code:04x}"
        parts.append(c)
    return '"' + "".join(parts) + '"'


def _number(value, allow_nan, is_quick=False):
    if isinstance(value, int):
        return int.__repr__(value)
    value = float(value)
    if value != value:
        text = "NaN"
    elif value in (float("inf"), -float("inf")):
        text = "Infinity" if value > 0 else "-Infinity"
    else:
        return repr(value)
    if not allow_nan:
        shown = "" if is_quick else f": {value!r}"
        raise ValueError(f"Out of range float values are not JSON compliant{shown}")
    return text


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.check_circular = check_circular
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self._parts(o, self.indent is None))

    def iterencode(self, o, _one_shot=False):
        return iter(self._parts(o, False))

    def _parts(self, o, is_quick):
        self._is_quick = is_quick
        parts = []
        self._add(o, parts, "\n", [])
        return parts

    def _simple(self, o):
        """The text of what has no parts, or None."""
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return _number(o, self.allow_nan, self._is_quick)
        return None

    def _add(self, o, parts, newline, outer):
        text = self._simple(o)
        if text is not None:
            parts.append(text)
            return
        if self.check_circular and any([container is o for container in outer]):
            raise ValueError("Circular reference detected")
        outer.append(o)
        if isinstance(o, (list, tuple)):
            self._add_list(o, parts, newline, outer)
        elif isinstance(o, dict):
            self._add_dict(o, parts, newline, outer)
        else:
            self._add(self.default(o), parts, newline, outer)
        outer.pop()

    def _add_list(self, values, parts, newline, outer):
        if not values:
            parts.append("[]")
            return
        inner = newline + self.indent if self.indent is not None else ""
        before = "[" + inner
        for value in values:
            text = self._simple(value)
            if text is not None:
                parts.append(before + text)
            else:
                parts.append(before)
                self._add(value, parts, inner or newline, outer)
            before = self.item_separator + inner
        if inner:
            parts.append(newline)
        parts.append("]")

    def _add_dict(self, o, parts, newline, outer):
        if not o:
            parts.append("{}")
            return
        inner = newline + self.indent if self.indent is not None else ""
        parts.append("{")
        if inner:
            parts.append(inner)
        first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if not isinstance(key, str):
                if not (key is None or isinstance(key, (int, float))):
                    if self.skipkeys:
                        continue
                    raise TypeError("keys must be str, int, float, bool or None, "
                                    f"not {type(key).__name__}")
                key = self._simple(key)
            if not first:
                parts.append(self.item_separator + inner)
            first = False
            parts.append(_quoted(key, self.ensure_ascii))
            parts.append(self.key_separator)
            self._add(value, parts, inner or newline, outer)
        if inner:
            parts.append(newline)
        parts.append("}")


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
          cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    return (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, at=0):
        c = s[at:at + 1]
        if c == '"':
            return _text(s, at + 1, self.strict)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, at):
                return value, at + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        return self._number(s, at)

    def _number(self, s, start):
        at = start + 1 if s[start:start + 1] == "-" else start
        first = at
        at = _digits(s, at)
        if at == first:
            raise JSONDecodeError("Expecting value", s, start)
        if s[first] == "0":
            at = first + 1
        is_float = False
        if s[at:at + 1] == "." and _digits(s, at + 1) > at + 1:
            at = _digits(s, at + 1)
            is_float = True
        if s[at:at + 1] in ("e", "E"):
            after = at + 2 if s[at + 1:at + 2] in ("+", "-") else at + 1
            if _digits(s, after) > after:
                at = _digits(s, after)
                is_float = True
        text = s[start:at]
        return (self.parse_float(text) if is_float else self.parse_int(text)), at

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.raw_decode(s, at)
            values.append(value)
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "]":
                return values, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = _text(s, at + 1, self.strict)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self.raw_decode(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "}":
                return self._made(pairs), at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def _skip(s, at):
    while at < len(s) and s[at] in " \t\n\r":
        at += 1
    return at


def _digits(s, at):
    while at < len(s) and "0" <= s[at] <= "9":
        at += 1
    return at


def _text(s, start, strict):
    parts = []
    at = start
    while True:
        begin = at
        while at < len(s) and s[at] not in '"\\' and (s[at] >= " " or not strict):
            at += 1
        parts.append(s[begin:at])
        if at >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, start - 1)
        if s[at] == '"':
            return "".join(parts), at + 1
        if s[at] != "\\":
            raise JSONDecodeError("Invalid control character at", s, at)
        c = s[at + 1:at + 2]
        if c == "u":
            code = _code(s, at + 2)
            at += 6
            if 0xd800 <= code < 0xdc00 and s[at:at + 2] == "\\u":
                low = _code(s, at + 2)
                if 0xdc00 <= low < 0xe000:
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
                    at += 6
            parts.append(chr(code))
        elif c in _UNESCAPES and c:
            parts.append(_UNESCAPES[c])
            at += 2
        elif not c:
            raise JSONDecodeError("Unterminated string starting at", s, start - 1)
        else:
            raise JSONDecodeError("Invalid \\escape", s, at)


def _code(s, at):
    digits = s[at:at + 4]
    if len(digits) != 4 or not all([c in "0123456789abcdefABCDEF" for c in digits]):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)
    return int(digits, 16)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    if not isinstance(s, str) and _runner.bytes_like(s) is not None:
        s = s.decode()
    if not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, "
                        f"not {type(s).__name__}")
    return (JSONDecoder if cls is None else cls)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
        parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
