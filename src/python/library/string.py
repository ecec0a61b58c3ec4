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

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        return self._substituted({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._substituted({**mapping, **kws}, False)

    def _substituted(self, values, strict):
        text = self.template
        parts = []
        at = 0
        while at < len(text):
            found = text.find("$", at)
            if found < 0:
                break
            parts.append(text[at:found])
            name, end = _name_at(text, found + 1)
            if name == "$":
                parts.append("$")
            elif name is None:
                if strict:
                    before = text[:found]
                    line = before.count("\n") + 1
                    column = found - (before.rfind("\n") + 1) + 1
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                end = found + 1
                parts.append("$")
            elif name in values or strict:
                parts.append(str(values[name]))
            else:
                parts.append(text[found:end])
            at = end
        parts.append(text[at:])
        return "".join(parts)


def _name_at(text, start):
    """The name of a placeholder and where it ends; no name if it is none."""
    if text[start:start + 1] == "$":
        return "$", start + 1
    braced = text[start:start + 1] == "{"
    first = end = start + 1 if braced else start
    while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_"):
        end += 1
    name = text[first:end]
    if not name or name[0].isdigit() or braced and text[end:end + 1] != "}":
        return None, start
    return name, end + 1 if braced else end
