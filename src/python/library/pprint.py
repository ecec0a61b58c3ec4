"""pprint: data over several lines if it is too wide for one."""


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._line(object, [], 0)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Sortable:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        a, b = self.value, other.value
        try:
            return a < b
        except TypeError:
            return (str(type(a)), repr(a)) < (str(type(b)), repr(b))


def _writer(kind):
    """The class among a kind's bases whose `__repr__` it has, if that is known here."""
    for base in kind.__mro__:
        if "__repr__" in vars(base) or base.__module__ == "builtins":
            known = base.__module__ in ("builtins", "collections", "types")
            return base.__name__ if known else None


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        print(self.pformat(object), file=self._stream)

    def pformat(self, object):
        self._parts = []
        self._add(object, 0, 0, [], 0)
        return "".join(self._parts)

    def isrecursive(self, object):
        return "<Recursion on " in self._line(object, [], 0)

    def _items(self, value):
        if not self._sort_dicts:
            return list(value.items())
        return sorted(value.items(), key=lambda item: _Sortable(item[0]))

    def _line(self, value, outer, level):
        """A value on one line."""
        kind = type(value)
        writer = _writer(kind)
        if kind is not bool and writer == "int" and self._underscore_numbers:
            return f"{value:_d}"
        if writer not in ("dict", "list", "tuple") or not value:
            return repr(value)
        ends = {"dict": "{}", "list": "[]", "tuple": "()"}[writer]
        if self._depth and level >= self._depth:
            return f"{ends[0]}...{ends[1]}"
        if any([one is value for one in outer]):
            return f"<Recursion on {kind.__name__} with id={id(value)}>"
        outer = [*outer, value]
        if writer == "dict":
            parts = [f"{self._line(key, outer, level + 1)}: {self._line(item, outer, level + 1)}"
                     for key, item in self._items(value)]
        else:
            parts = [self._line(item, outer, level + 1) for item in value]
        comma = "," if writer == "tuple" and len(value) == 1 else ""
        return f"{ends[0]}{', '.join(parts)}{comma}{ends[1]}"

    def _add(self, value, at, allowance, outer, level):
        """Adds a value that begins in column `at` and has `allowance` characters after it."""
        text = self._line(value, outer, level)
        if len(text) > self._width - at - allowance and text[:14] != "<Recursion on ":
            kind = type(value)
            name = _writer(kind)
            method = getattr(self, f"_add_{name}", None) if name is not None else None
            place = (at, allowance, [*outer, value], level + 1)
            if method is not None and (value or name in ("mappingproxy", "SimpleNamespace")):
                return method(value, kind.__name__, *place)
            params = getattr(kind, "__dataclass_params__", None)
            if params is not None and params.repr and name is None and \
                    hasattr(kind.__repr__, "_of_dataclass"):
                fields = [(f.name, getattr(value, f.name))
                          for f in kind.__dataclass_fields__.values()
                          if f.repr and repr(f._field_type) == "_FIELD"]
                return self._add_named(fields, kind.__name__, *place)
        self._parts.append(text)

    def _add_dict(self, value, name, at, allowance, outer, level):
        self._parts.append("{" + " " * (self._indent - 1))
        self._add_pairs(self._items(value), at, allowance + 1, outer, level)
        self._parts.append("}")

    def _add_OrderedDict(self, value, name, at, allowance, outer, level):
        self._parts.append(f"{name}(")
        self._add(list(value.items()), at + len(name) + 1, allowance + 1, outer, level)
        self._parts.append(")")

    def _add_defaultdict(self, value, name, at, allowance, outer, level):
        at += len(name) + 1
        factory = self._line(value.default_factory, outer, level)
        self._parts.append(f"{name}({factory},\n{' ' * at}")
        self._add_dict(value, name, at, allowance + 1, outer, level)
        self._parts.append(")")

    def _add_Counter(self, value, name, at, allowance, outer, level):
        self._parts.append(f"{name}({{" + " " * (self._indent - 1))
        self._add_pairs(value.most_common(), at + len(name) + 1, allowance + 2, outer, level)
        self._parts.append("})")

    def _add_ChainMap(self, value, name, at, allowance, outer, level):
        at += len(name) + 1
        self._parts.append(f"{name}(")
        for one in value.maps[:-1]:
            self._add(one, at, 1, outer, level)
            self._parts.append(",\n" + " " * at)
        self._add(value.maps[-1], at, allowance + 1, outer, level)
        self._parts.append(")")

    def _add_UserDict(self, value, name, at, allowance, outer, level):
        self._add(value.data, at, allowance, outer, level - 1)

    _add_UserList = _add_UserString = _add_UserDict

    def _add_mappingproxy(self, value, name, at, allowance, outer, level):
        self._parts.append("mappingproxy(")
        self._add(value.copy(), at + 13, allowance + 1, outer, level)
        self._parts.append(")")

    def _add_SimpleNamespace(self, value, name, at, allowance, outer, level):
        name = "namespace" if name == "SimpleNamespace" else name
        self._add_named(list(vars(value).items()), name, at, allowance, outer, level)

    def _add_named(self, items, name, at, allowance, outer, level):
        """`Point(x=1,` and the rest below."""
        at += len(name) + 1
        self._parts.append(f"{name}(")
        for number, (key, item) in enumerate(items):
            is_last = number == len(items) - 1
            self._parts.append(f"{key}=")
            if any([one is item for one in outer]):
                self._parts.append("...")
            else:
                self._add(item, at + len(key) + 1, allowance if is_last else 1, outer, level)
            if not is_last:
                self._parts.append(",\n" + " " * at)
        self._parts.append(")")

    def _add_list(self, value, name, at, allowance, outer, level):
        self._add_items("[", value, "]", at, allowance, outer, level)

    def _add_tuple(self, value, name, at, allowance, outer, level):
        end = ",)" if len(value) == 1 else ")"
        self._add_items("(", value, end, at, allowance, outer, level)

    def _add_set(self, value, name, at, allowance, outer, level):
        start, end = "{", "}"
        if name != "set":
            start, end = f"{name}({{", "})"
            at += len(name) + 1
        self._add_items(start, sorted(value, key=_Sortable), end, at, allowance, outer, level)

    _add_frozenset = _add_set

    def _add_deque(self, value, name, at, allowance, outer, level):
        at += len(name) + 1
        end = "])"
        if value.maxlen is not None:
            end = f"],\n{' ' * at}maxlen={value.maxlen})"
            allowance = 0
        self._add_items(f"{name}([", value, end, at, allowance, outer, level, 2)

    def _add_items(self, start, values, end, at, allowance, outer, level, end_width=None):
        allowance += len(end) if end_width is None else end_width
        at += self._indent
        self._parts.append(start + " " * (self._indent - 1))
        next_line = ",\n" + " " * at
        between = ""
        room = most = self._width - at + 1
        values = list(values)
        for number, value in enumerate(values):
            is_last = number == len(values) - 1
            if is_last:
                most -= allowance
                room -= allowance
            if self._compact:
                text = self._line(value, outer, level)
                n = len(text) + 2
                if room < n:
                    room = most
                    between = between and next_line
                if room >= n:
                    room -= n
                    self._parts.append(between + text)
                    between = ", "
                    continue
            self._parts.append(between)
            between = next_line
            self._add(value, at, allowance if is_last else 1, outer, level)
        self._parts.append(end)

    def _add_pairs(self, items, at, allowance, outer, level):
        at += self._indent
        for number, (key, item) in enumerate(items):
            is_last = number == len(items) - 1
            label = self._line(key, outer, level) + ": "
            self._parts.append(label)
            self._add(item, at + len(label), allowance if is_last else 1, outer, level)
            if not is_last:
                self._parts.append(",\n" + " " * at)

    def _add_str(self, value, name, at, allowance, outer, level):
        """A long text in pieces, which end after white space."""
        lines = value.splitlines(True)
        if level == 1:
            at += 1
            allowance += 1
        pieces = []
        for number, line in enumerate(lines):
            is_last = number == len(lines) - 1
            room = self._width - at
            text = repr(line)
            if len(text) <= room - (allowance if is_last else 0):
                pieces.append(text)
                continue
            words = _words(line)
            piece = ""
            for n, word in enumerate(words):
                if is_last and n == len(words) - 1:
                    room -= allowance
                if len(repr(piece + word)) > room:
                    if piece:
                        pieces.append(repr(piece))
                    piece = word
                else:
                    piece += word
            if piece:
                pieces.append(repr(piece))
        self._add_pieces(pieces, at, level)

    def _add_bytes(self, value, name, at, allowance, outer, level):
        if level == 1:
            at += 1
            allowance += 1
        room = self._width - at
        pieces = []
        piece = b""
        for start in range(0, len(value), 4):
            part = value[start:start + 4]
            if start == len(value) // 4 * 4:
                room -= allowance
            if len(repr(piece + part)) > room and piece:
                pieces.append(repr(piece))
                piece = part
            else:
                piece += part
        pieces.append(repr(piece))
        self._add_pieces(pieces, at, level, len(value) > 4)

    def _add_pieces(self, pieces, at, level, in_parentheses=False):
        text = ("\n" + " " * at).join(pieces)
        if level == 1 and (in_parentheses or len(pieces) > 1):
            text = f"({text})"
        self._parts.append(text)


def _words(line):
    """Words, each with the white space after it."""
    words = []
    start = 0
    for at in range(1, len(line)):
        if line[at - 1].isspace() and not line[at].isspace():
            words.append(line[start:at])
            start = at
    return [*words, line[start:]]
