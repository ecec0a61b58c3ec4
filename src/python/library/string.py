"""string: constants, and templates."""

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (" " if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class Template:
    """`$name` and `${name}`."""

    delimiter = "$"

    def __init_subclass__(cls):
        super().__init_subclass__()
        for name in ("idpattern", "braceidpattern", "pattern", "flags"):
            if name in vars(cls):
                raise NotImplementedError(f"a Template with a {name!r} of its own is not part of "
                                          "this simulated Python: write `delimiter` only")

    def __init__(self, template):
        self.template = template

    def is_valid(self):
        return all([name is not None for _, name, _, _ in self._places()])

    def get_identifiers(self):
        found = []
        for _, name, _, _ in self._places():
            if name not in (None, self.delimiter) and name not in found:
                found.append(name)
        return found

    def _places(self):
        """Of each delimiter: where it is, the name after it, where that ends, the text from it."""
        text = self.template
        at = text.find(self.delimiter)
        while at >= 0:
            name, end = self._name_at(text, at + len(self.delimiter))
            yield at, name, end, text[at:end]
            at = text.find(self.delimiter, end)

    def substitute(self, mapping={}, /, **kws):
        return self._substituted({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._substituted({**mapping, **kws}, False)

    def _substituted(self, values, strict):
        parts = []
        at = 0
        for found, name, end, whole in self._places():
            parts.append(self.template[at:found])
            if name == self.delimiter:
                parts.append(name)
            elif name is None and strict:
                before = self.template[:found]
                line = before.count("\n") + 1
                column = found - (before.rfind("\n") + 1) + 1
                raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
            elif name is not None and (name in values or strict):
                parts.append(str(values[name]))
            else:
                parts.append(whole)
            at = end
        parts.append(self.template[at:])
        return "".join(parts)

    def _name_at(self, text, start):
        """The name of a placeholder and where it ends; no name if it is none."""
        if text.startswith(self.delimiter, start):
            return self.delimiter, start + len(self.delimiter)
        braced = text[start:start + 1] == "{"
        first = end = start + 1 if braced else start
        while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_"):
            end += 1
        name = text[first:end]
        if not name or name[0].isdigit() or braced and text[end:end + 1] != "}":
            return None, start
        return name, end + 1 if braced else end


class Formatter:
    """What `str.format` does, each step a method."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            if name == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                name = str(auto)
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def get_field(self, field_name, args, kwargs):
        at = 0
        while at < len(field_name) and field_name[at] not in ".[":
            at += 1
        first = field_name[:at]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while at < len(field_name):
            if field_name[at] == "[":
                end = field_name.find("]", at)
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                key = field_name[at + 1:end]
                value = value[int(key) if key.isdigit() else key]
                at = end + 1
            else:
                start = at = at + 1
                while at < len(field_name) and field_name[at] not in ".[":
                    at += 1
                value = getattr(value, field_name[start:at])
        return value, first

    def parse(self, format_string):
        """Each text and the field after it: name, format and conversion."""
        literal = ""
        at = 0
        while at < len(format_string):
            c = format_string[at]
            at += 1
            if c not in "{}":
                literal += c
            elif format_string[at:at + 1] == c:
                yield literal + c, None, None, None
                literal = ""
                at += 1
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                start = at
                depth = 1
                while depth:
                    if at >= len(format_string):
                        raise ValueError("Single '{' encountered in format string"
                                         if start == at else "expected '}' before end of string")
                    depth += {"{": 1, "}": -1}.get(format_string[at], 0)
                    at += 1
                yield (literal, *_field(format_string[start:at - 1]))
                literal = ""
        if literal:
            yield literal, None, None, None


def _field(text):
    """Name, format and conversion of what stands in braces."""
    at = 0
    while at < len(text) and text[at] not in "!:":
        at = text.find("]", at) + 1 or at + 1 if text[at] == "[" else at + 1
    conversion = None
    spec = text[at + 1:]
    if text[at:at + 1] == "!":
        conversion = spec[:1]
        if spec[1:2] not in ("", ":"):
            raise ValueError("expected ':' after conversion specifier")
        spec = spec[2:]
    return text[:at], spec, conversion
