"""re: regular expressions. A pattern becomes a tree of nodes; matching backtracks over closures:
each node is a function of a position and of what must match after it. Bytes are matched as the text
that has a character for each byte."""
import _runner


class RegexFlag(int):
    def __repr__(self):
        names = ["re." + name for name, bit in _FLAGS if self & bit]
        rest = int(self) & ~511
        if rest:
            names.append(hex(rest))
        return "|".join(names) or "re.NOFLAG"

    __str__ = __repr__

    def __format__(self, spec):
        return format(repr(self), spec)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    @property
    def name(self):
        return "|".join([name for name, bit in _FLAGS if self & bit])

    @property
    def value(self):
        return int(self)


_I, _L, _M, _S, _U, _X, _A = 2, 4, 8, 16, 32, 64, 256
_FLAGS = (("IGNORECASE", _I), ("LOCALE", _L), ("MULTILINE", _M), ("DOTALL", _S), ("UNICODE", _U),
          ("VERBOSE", _X), ("DEBUG", 128), ("ASCII", _A))
ASCII = A = RegexFlag(_A)
IGNORECASE = I = RegexFlag(_I)
LOCALE = L = RegexFlag(_L)
MULTILINE = M = RegexFlag(_M)
DOTALL = S = RegexFlag(_S)
UNICODE = U = RegexFlag(_U)
VERBOSE = X = RegexFlag(_X)
NOFLAG = RegexFlag(0)
_MAX = 4294967295
_cache = {}
import _prelude


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pos is not None and pattern is not None:
            line_end = b"\n" if isinstance(pattern, bytes) else "\n"
            self.lineno = pattern.count(line_end, 0, pos) + 1
            self.colno = pos - pattern.rfind(line_end, 0, pos)
            msg += f" at position {pos}"
            if line_end in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        elif pos is not None:
            msg += f" at position {pos}"
        super().__init__(msg)


error.__module__ = "re"
error.__qualname__ = "error"


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_space(c):
    return c.isspace()


def _is_digit(c):
    return c.isdecimal()


_CLASSES = {"d": (_is_digit, True), "D": (_is_digit, False), "w": (_is_word, True),
            "W": (_is_word, False), "s": (_is_space, True), "S": (_is_space, False)}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}


class _Parser:
    """Nodes are tuples: ("char", test), ("group", node, number), ("repeat", node, low, high, lazy),
    ("seq", nodes), ("alt", nodes), ("look", node, ahead, wanted), ("at", what), ("back", number), ("atomic", node),
    ("if", number, node, node)."""

    def __init__(self, pattern, flags):
        self.given = pattern
        self.is_bytes = not isinstance(pattern, str)
        self.pattern = pattern.decode("latin-1") if self.is_bytes else pattern
        self.at = 0
        self.flags = flags
        self.n_groups = 0
        self.names = {}

    def fail(self, message, at=None):
        raise error(message, self.given, self.at if at is None else at)

    def peek(self):
        return self.pattern[self.at:self.at + 1]

    def parse(self):
        node = self.alternatives()
        if self.at < len(self.pattern):
            self.fail("unbalanced parenthesis")
        return node

    def alternatives(self):
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ("alt", branches)

    def sequence(self):
        nodes = []
        while self.peek() not in ("", "|", ")"):
            if self.flags & _X and self.skip_space():
                continue
            start = self.at
            node = self.atom()
            if node is not None:
                nodes.append(self.repeated(node, start))
        return ("seq", nodes)

    def skip_space(self):
        c = self.peek()
        if c.isspace():
            self.at += 1
            return True
        if c == "#":
            end = self.pattern.find("\n", self.at)
            self.at = len(self.pattern) if end < 0 else end + 1
            return True
        return False

    def repeated(self, node, start):
        while True:
            while self.flags & _X and self.skip_space():
                pass
            c = self.peek()
            if c == "*":
                low, high = 0, _MAX
            elif c == "+":
                low, high = 1, _MAX
            elif c == "?":
                low, high = 0, 1
            elif c == "{":
                bounds = self.bounds()
                if bounds is None:
                    return node
                low, high = bounds
                self.at -= 1
            else:
                return node
            self.at += 1
            if node[0] == "at":
                self.fail("nothing to repeat", start)
            if node[0] == "repeat" or node[0] == "atomic" and self.pattern[start] != "(":
                self.fail("multiple repeat", self.at - 1)
            lazy = self.peek() == "?"
            possessive = self.peek() == "+"
            if lazy or possessive:
                self.at += 1
            node = ("repeat", node, low, high, lazy)
            if possessive:
                node = ("atomic", node)

    def bounds(self):
        """Of `{2,3}`; None if the brace is only a brace, which the atom takes."""
        end = self.pattern.find("}", self.at)
        parts = self.pattern[self.at + 1:end].split(",") if end > 0 else []
        if not 1 <= len(parts) <= 2 or not all([part == "" or part.isdigit() for part in parts]) \
                or parts == [""]:
            return None
        low = int(parts[0] or 0)
        high = low if len(parts) == 1 else int(parts[1]) if parts[1] else _MAX
        if high < low:
            self.fail("min repeat greater than max repeat", self.at + 1)
        self.at = end + 1
        return low, high

    def atom(self):
        c = self.peek()
        start = self.at
        self.at += 1
        if c == ".":
            if self.flags & _S:
                return ("char", lambda c: True)
            return ("char", lambda c: c != "\n")
        if c == "^":
            return ("at", "line start" if self.flags & _M else "start")
        if c == "$":
            return ("at", "line end" if self.flags & _M else "end")
        if c == "[":
            return ("char", self.char_class(start))
        if c == "(":
            return self.group(start)
        if c == "\\":
            return self.escape(start)
        if c in ("*", "+", "?"):
            self.fail("nothing to repeat", start)
        return ("char", self.literal(c))

    def literal(self, c):
        if self.flags & _I and not (self.only_ascii() and c > "\x7f"):
            c = c.lower()
            return lambda other: other.lower() == c
        return lambda other: other == c

    def only_ascii(self):
        return self.is_bytes or self.flags & _A

    def escape(self, start):
        c = self.peek()
        self.at += 1
        if c == "":
            self.fail("bad escape (end of pattern)", start)
        if c in _CLASSES:
            return ("char", self.known_class(c))
        if c == "b":
            return ("at", "word edge")
        if c == "B":
            return ("at", "no word edge")
        if c == "A":
            return ("at", "start")
        if c == "Z":
            return ("at", "very end")
        if c.isdigit() and c != "0":
            if self.peek().isdigit():
                c += self.peek()
                self.at += 1
            if int(c) > self.n_groups:
                self.fail(f"invalid group reference {int(c)}", start + 1)
            return ("back", int(c))
        return ("char", self.literal(self.escaped_char(c, start)))

    def escaped_char(self, c, start):
        if c in _CONTROLS:
            return _CONTROLS[c]
        if c in ("x", "u"):
            n = 2 if c == "x" else 4
            digits = self.pattern[self.at:self.at + n]
            self.at += n
            if len(digits) != n or not all([digit in "0123456789abcdefABCDEF" for digit in digits]):
                self.fail(f"incomplete escape \\{c}{digits}", start)
            return chr(int(digits, 16))
        if c.isascii() and c.isalpha():
            self.fail(f"bad escape \\{c}", start)
        return c

    def known_class(self, c):
        test, wanted = _CLASSES[c]
        if self.only_ascii():
            return lambda other: (other.isascii() and test(other)) == wanted
        return test if wanted else lambda other: not test(other)

    def char_class(self, start):
        negated = self.peek() == "^"
        if negated:
            self.at += 1
        tests = []
        chars = set()
        ranges = []
        first = True
        while first or self.peek() != "]":
            first = False
            c = self.peek()
            if c == "":
                self.fail("unterminated character set", start)
            low, test = self.class_item()
            if test is not None:
                tests.append(test)
                continue
            if self.peek() == "-" and self.pattern[self.at + 1:self.at + 2] not in ("]", ""):
                range_start = self.at - 1
                self.at += 1
                high, test = self.class_item()
                if test is not None or high < low:
                    shown = self.pattern[range_start:self.at]
                    self.fail(f"bad character range {shown}", range_start)
                ranges.append((low, high))
            else:
                chars.add(low)
        self.at += 1
        return _class_test(chars, ranges, tests, negated, self.flags & _I)

    def class_item(self):
        start = self.at
        c = self.peek()
        self.at += 1
        if c != "\\":
            return c, None
        c = self.peek()
        self.at += 1
        if c in _CLASSES:
            return None, self.known_class(c)
        if c == "b":
            return "\b", None
        return self.escaped_char(c, start), None

    def group(self, start):
        number = None
        if self.peek() != "?":
            number = self.new_group(None)
        else:
            self.at += 1
            c = self.peek()
            self.at += 1
            if c == "P":
                c = self.peek()
                self.at += 1
                if c == "=":
                    name = self.name(")")
                    if name not in self.names:
                        self.fail(f"unknown group name {name!r}", start + 4)
                    return ("back", self.names[name])
                if c != "<":
                    self.fail(f"unknown extension ?P{c}", start + 1)
                number = self.new_group(self.name(">"))
            elif c == ">":
                return ("atomic", self.rest_of_group(start))
            elif c == "(":
                return self.conditional(start)
            elif c in ("=", "!"):
                return ("look", self.rest_of_group(start), True, c == "=")
            elif c == "<":
                c = self.peek()
                self.at += 1
                if c not in ("=", "!"):
                    self.fail(f"unknown extension ?<{c}", start + 1)
                node = self.rest_of_group(start)
                low, high = _width(node)
                if low != high:
                    raise error("look-behind requires fixed-width pattern")
                return ("look", node, False, c == "=")
            elif c == "#":
                end = self.pattern.find(")", self.at)
                if end < 0:
                    self.fail("missing ), unterminated comment", start)
                self.at = end + 1
                return None
            elif c in "aiLmsux-" and c:
                return self.inline_flags(c, start)
            elif c != ":":
                self.fail(f"unknown extension ?{c}", start + 1)
        node = self.rest_of_group(start)
        return node if number is None else ("group", node, number)

    def conditional(self, start):
        at = self.at
        name = self.name(")")
        number = int(name) if name.isdigit() else self.names.get(name)
        if number is None:
            self.fail(f"unknown group name {name!r}", at)
        if number == 0:
            self.fail("bad group number", at)
        if number > self.n_groups:
            self.fail(f"invalid group reference {number}", at)
        yes = self.sequence()
        no = ("seq", [])
        if self.peek() == "|":
            self.at += 1
            no = self.sequence()
            if self.peek() == "|":
                self.fail("conditional backref with more than two branches")
        if self.peek() != ")":
            self.fail("missing ), unterminated subpattern", start)
        self.at += 1
        return ("if", number, yes, no)

    def inline_flags(self, c, start):
        known = {"a": _A, "i": _I, "m": _M, "s": _S, "u": _U,
                 "x": _X}
        before = self.flags
        while c in known and c:
            if c == "u" and self.is_bytes:
                self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)
            self.flags |= known[c]
            c = self.peek()
            self.at += 1
        if c == "-":
            c = self.peek()
            self.at += 1
            if c not in known:
                self.fail("missing flag" if c in (")", ":", "") else "unknown flag", self.at - 1)
            while c in known and c:
                self.flags &= ~known[c]
                c = self.peek()
                self.at += 1
            if c != ":":
                self.fail("missing :", self.at - 1)
        if c == ")":
            if start:
                self.fail("global flags not at the start of the expression", start)
            return None
        if c != ":":
            self.fail("unknown flag" if c.isalpha() else "missing -, : or )", self.at - 1)
        node = self.rest_of_group(start)
        self.flags = before
        return node

    def new_group(self, name):
        self.n_groups += 1
        if name is not None:
            if name in self.names:
                self.fail(f"redefinition of group name {name!r} as group {self.n_groups}; was "
                          f"group {self.names[name]}", self.at - len(name) - 1)
            self.names[name] = self.n_groups
        return self.n_groups

    def name(self, end):
        close = self.pattern.find(end, self.at)
        if close < 0:
            self.fail(f"missing {end}, unterminated name")
        name = self.pattern[self.at:close]
        if not name:
            self.fail("missing group name")
        if not name.isidentifier() and not (end == ")" and name.isdigit()):
            self.fail(f"bad character in group name {name!r}")
        self.at = close + 1
        return name

    def rest_of_group(self, start):
        node = self.alternatives()
        if self.peek() != ")":
            self.fail("missing ), unterminated subpattern", start)
        self.at += 1
        return node


def _class_test(chars, ranges, tests, negated, ignores_case):
    def is_in(c):
        if c in chars:
            return True
        for low, high in ranges:
            if low <= c <= high:
                return True
        for test in tests:
            if test(c):
                return True
        return False
    if ignores_case:
        if negated:
            return lambda c: not (is_in(c.lower()) or is_in(c.upper()))
        return lambda c: is_in(c.lower()) or is_in(c.upper())
    return (lambda c: not is_in(c)) if negated else is_in


def _width(node):
    """How many characters it may take, at least and at most."""
    kind = node[0]
    if kind == "char":
        return 1, 1
    if kind == "seq":
        widths = [_width(inner) for inner in node[1]]
        return sum([low for low, _ in widths]), sum([high for _, high in widths])
    if kind in ("group", "atomic"):
        return _width(node[1])
    if kind == "repeat":
        low, high = _width(node[1])
        return low * node[2], high * node[3]
    if kind in ("alt", "if"):
        widths = [_width(inner) for inner in (node[1] if kind == "alt" else node[2:])]
        return min([low for low, _ in widths]), max([high for _, high in widths])
    return (0, _MAX) if kind == "back" else (0, 0)


_GROUPS = ("group", "back", "if", "look")


def _has(node, kinds):
    """Whether a node or one inside it is of one of these kinds."""
    if node[0] in kinds:
        return True
    if node[0] in ("seq", "alt"):
        return any([_has(inner, kinds) for inner in node[1]])
    return node[0] in ("group", "repeat", "look", "atomic") and _has(node[1], kinds)


def _compiled(node, after):
    """The matcher of a node and of what comes after it: a function of text, position and groups
    that gives the end of the match, or -1."""
    kind = node[0]
    if kind == "seq":
        for inner in reversed(node[1]):
            after = _compiled(inner, after)
        return after
    if kind == "char":
        return _match_char(node[1], after)
    if kind == "group":
        return _match_group(node[1], node[2], after)
    if kind == "repeat":
        inner = node[1]
        if inner[0] == "seq" and len(inner[1]) == 1:
            inner = inner[1][0]
        if inner[0] == "char":
            return _match_chars(inner[1], node[2], node[3], node[4], after)
        low, high = _width(inner)
        if low == high > 0 and not (_has(inner, _GROUPS) and _has(inner, ("alt", "repeat"))):
            return _match_steps(inner, low, node[2:], after)
        return _match_repeat(inner, node[2], node[3], node[4], after)
    if kind == "alt":
        return _match_any([_compiled(branch, after) for branch in node[1]])
    if kind == "at":
        return _match_at(node[1], after)
    if kind == "back":
        return _match_back(node[1], after)
    if kind == "atomic":
        return _match_atomic(_compiled(node[1], _end), after)
    if kind == "if":
        return _match_if(node[1], _compiled(node[2], after), _compiled(node[3], after))
    return _match_look(node, after)


def _end(text, at, groups):
    return at


def _match_char(test, after):
    def match(text, at, groups):
        if at < len(text) and test(text[at]):
            return after(text, at + 1, groups)
        return -1
    return match


def _match_chars(test, low, high, lazy, after):
    def greedy(text, start, groups):
        at = start
        most = min(len(text), start + high)
        while at < most and test(text[at]):
            at += 1
        while at >= start + low:
            end = after(text, at, groups)
            if end >= 0:
                return end
            at -= 1
        return -1

    def least_first(text, start, groups):
        at = start
        while True:
            if at - start >= low:
                end = after(text, at, groups)
                if end >= 0:
                    return end
            if at >= len(text) or at - start >= high or not test(text[at]):
                return -1
            at += 1
    return least_first if lazy else greedy


def _match_steps(node, width, bounds, after):
    """Repeats what always takes the same number of characters: how often is all there is to try."""
    low, high, lazy = bounds
    inner = _compiled(node, _end)

    def match(text, start, groups):
        at = start
        # The groups before each turn.
        before = []

        def takes_one():
            old = groups[:]
            if len(before) >= high or inner(text, at, groups) < 0:
                return False
            before.append(old)
            return True

        while (not lazy or len(before) < low) and takes_one():
            at += width
        while len(before) >= low:
            end = after(text, at, groups)
            if end >= 0:
                return end
            if lazy:
                if not takes_one():
                    break
                at += width
            elif not before:
                return -1
            else:
                at -= width
                groups[:] = before.pop()
        if before:
            groups[:] = before[0]
        return -1
    return match


def _match_atomic(inner, after):
    def match(text, at, groups):
        before = groups[:]
        end = inner(text, at, groups)
        end = after(text, end, groups) if end >= 0 else -1
        if end < 0:
            groups[:] = before
        return end
    return match


def _match_if(number, yes, no):
    def match(text, at, groups):
        return (no if groups[number] is None else yes)(text, at, groups)
    return match


def _match_group(node, number, after):
    def close(text, at, groups):
        start = groups[-1].pop()
        old = groups[number]
        groups[number] = (start, at)
        last = groups[0]
        groups[0] = number
        end = after(text, at, groups)
        if end < 0:
            groups[number] = old
            groups[0] = last
            groups[-1].append(start)
        return end
    inner = _compiled(node, close)

    def match(text, at, groups):
        depth = len(groups[-1])
        groups[-1].append(at)
        end = inner(text, at, groups)
        if end < 0:
            del groups[-1][depth:]
        return end
    return match


def _match_repeat(node, low, high, lazy, after):
    def attempt(text, at, groups, n, last):
        def again(text, now, groups):
            return attempt(text, now, groups, n + 1, at)

        def more():
            # A turn that took nothing is the last one.
            if n >= high or (n > low and at == last):
                return -1
            return _compiled(node, again)(text, at, groups)
        if n < low:
            return more()
        if lazy:
            end = after(text, at, groups)
            return more() if end < 0 else end
        end = more()
        return after(text, at, groups) if end < 0 else end

    def match(text, at, groups):
        return attempt(text, at, groups, 0, -1)
    return match


def _match_any(branches):
    def match(text, at, groups):
        for branch in branches:
            end = branch(text, at, groups)
            if end >= 0:
                return end
        return -1
    return match


def _match_at(what, after):
    def is_there(text, at):
        if what == "start":
            return at == 0
        if what == "line start":
            return at == 0 or text[at - 1] == "\n"
        if what == "very end":
            return at == len(text)
        if what == "end":
            return at == len(text) or at == len(text) - 1 and text[at] == "\n"
        if what == "line end":
            return at == len(text) or text[at] == "\n"
        before = at > 0 and _is_word(text[at - 1])
        behind = at < len(text) and _is_word(text[at])
        return (before != behind) == (what == "word edge")

    def match(text, at, groups):
        return after(text, at, groups) if is_there(text, at) else -1
    return match


def _match_back(number, after):
    def match(text, at, groups):
        found = groups[number]
        if found is None:
            return -1
        part = text[found[0]:found[1]]
        return after(text, at + len(part), groups) if text.startswith(part, at) else -1
    return match


def _match_look(node, after):
    _, inner, ahead, wanted = node
    back = 0 if ahead else _width(inner)[0]
    inner = _compiled(inner, _end)

    def match(text, at, groups):
        found = at >= back and inner(text, at - back, groups) >= 0
        return after(text, at, groups) if found == wanted else -1
    return match


class Pattern:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, pattern, flags):
        parser = _Parser(pattern, flags)
        node = parser.parse()
        self.pattern = pattern
        self._is_bytes = parser.is_bytes
        self.flags = parser.flags if parser.flags & _A or parser.is_bytes else parser.flags | _U
        self.groups = parser.n_groups
        self.groupindex = parser.names
        self._match = _compiled(node, _end)
        self._match_whole = _compiled(node, lambda text, at, groups: at if at == len(text) else -1)

    def __repr__(self):
        names = ["re." + name for name, bit in _FLAGS if self.flags & bit and bit != _U]
        flags = ", " + "|".join(names) if names else ""
        return f"re.compile({self.pattern!r}{flags})"

    def __eq__(self, other):
        return (isinstance(other, Pattern) and self.pattern == other.pattern
                and self.flags == other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def _try(self, matcher, string, text, at, pos):
        # Which group closed last, the groups, and where the open ones began.
        groups = [None] * (self.groups + 1) + [[]]
        end = matcher(text, at, groups)
        if end < 0:
            return None
        last = groups[0]
        groups[0] = (at, end)
        return Match(self, string, groups[:-1], last, pos, len(text))

    def _text(self, string, endpos=None):
        """What is searched, as text."""
        if isinstance(string, str):
            if self._is_bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            text = string
        else:
            text = _runner.bytes_like(string)
            if text is None:
                raise TypeError("expected string or bytes-like object, "
                                f"got {type(string).__name__!r}")
            if not self._is_bytes:
                raise TypeError("cannot use a string pattern on a bytes-like object")
            text = text.decode("latin-1")
        return text if endpos is None or endpos >= len(text) else text[:max(endpos, 0)]

    def match(self, string, pos=0, endpos=None):
        pos = max(pos, 0)
        return self._try(self._match, string, self._text(string, endpos), pos, pos)

    def fullmatch(self, string, pos=0, endpos=None):
        pos = max(pos, 0)
        return self._try(self._match_whole, string, self._text(string, endpos), pos, pos)

    def search(self, string, pos=0, endpos=None):
        text = self._text(string, endpos)
        pos = max(pos, 0)
        for at in range(pos, len(text) + 1):
            found = self._try(self._match, string, text, at, pos)
            if found is not None:
                return found
        return None

    def finditer(self, string, pos=0, endpos=None):
        return self._finditer(string, self._text(string, endpos), max(pos, 0))

    def _finditer(self, string, text, at):
        pos = at
        empty_at = -1
        while at <= len(text):
            found = self._try(self._match, string, text, at, pos)
            if found is not None and found.end() == at and at == empty_at:
                found = None
            if found is None:
                at += 1
                continue
            yield found
            if found.end() == at:
                empty_at = at
                at += 1
            else:
                at = found.end()

    def findall(self, string, pos=0, endpos=None):
        found = []
        nothing = b"" if self._is_bytes else ""
        for match in self.finditer(string, pos, endpos):
            if self.groups == 0:
                found.append(match.group())
            elif self.groups == 1:
                found.append(match.group(1) or nothing)
            else:
                found.append(match.groups(nothing))
        return found

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for match in self.finditer(string):
            if maxsplit and len(parts) // (self.groups + 1) >= maxsplit:
                break
            parts.append(string[at:match.start()])
            parts.extend(match.groups())
            at = match.end()
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        parts = []
        at = n = 0
        for match in self.finditer(string):
            if count and n >= count:
                break
            parts.append(string[at:match.start()])
            parts.append(repl(match) if callable(repl) else match.expand(repl))
            at = match.end()
            n += 1
        parts.append(string[at:])
        return (b"" if self._is_bytes else "").join(parts), n

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]


class Match:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, pattern, string, spans, last, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.lastindex = last
        self._spans = spans

    @property
    def regs(self):
        return tuple([span or (-1, -1) for span in self._spans])

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return group

    def _part(self, group, default=None):
        span = self._spans[self._number(group)]
        if span is None:
            return default
        part = self.string[span[0]:span[1]]
        return part if isinstance(part, str) else bytes(part)

    def group(self, *groups):
        if len(groups) <= 1:
            return self._part(groups[0] if groups else 0)
        return tuple([self._part(group) for group in groups])

    def __getitem__(self, group):
        return self._part(group)

    def groups(self, default=None):
        return tuple([self._part(n, default) for n in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._part(number, default)
                for name, number in self.re.groupindex.items()}

    def span(self, group=0):
        return self._spans[self._number(group)] or (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        if not isinstance(template, str):
            return self._expanded(template.decode("latin-1")).encode("latin-1")
        return self._expanded(template)

    def _expanded(self, template):
        parts = []
        at = 0
        while at < len(template):
            c = template[at]
            at += 1
            if c != "\\" or at >= len(template):
                parts.append(c)
                continue
            c = template[at]
            at += 1
            if c == "g" and template[at:at + 1] == "<":
                close = template.find(">", at)
                name = template[at + 1:close]
                parts.append(self._referred(int(name) if name.isdigit() else name, at + 1))
                at = close + 1
            elif c.isdigit() and c != "0":
                if template[at:at + 1].isdigit():
                    c += template[at]
                    at += 1
                parts.append(self._referred(int(c), at - len(c)))
            elif c in _CONTROLS:
                parts.append(_CONTROLS[c])
            elif c.isascii() and c.isalpha():
                raise error(f"bad escape \\{c}", template, at - 2)
            else:
                parts.append("\\" + c if c != "\\" else c)
        return "".join(parts)

    def _referred(self, group, at):
        try:
            part = self._part(group, "")
            return part if isinstance(part, str) else part.decode("latin-1")
        except IndexError:
            if isinstance(group, str):
                raise IndexError(f"unknown group name {group!r}") from None
            raise error(f"invalid group reference {group}", None, at) from None

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    flags = int(flags)
    if flags & _U and not isinstance(pattern, str):
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & _L and isinstance(pattern, str):
        raise ValueError("cannot use LOCALE flag with a str pattern")
    if flags & _A and flags & _U:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    key = (pattern, flags)
    if key not in _cache:
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    if not isinstance(pattern, str):
        return escape(pattern.decode("latin-1")).encode("latin-1")
    return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])


def purge():
    _cache.clear()
