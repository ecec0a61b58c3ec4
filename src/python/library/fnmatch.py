"""fnmatch: names against patterns with `*`, `?` and `[…]`."""
import re


def translate(pat):
    out = ""
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        if letter == "*":
            out += ".*"
        elif letter == "?":
            out += "."
        elif letter == "[" and "]" in pat[at + 1:]:
            end = pat.index("]", at + 1)
            inside = pat[at:end].replace("\\", r"\\")
            out += "[" + ("^" + inside[1:] if inside[0] == "!" else inside) + "]"
            at = end + 1
        else:
            out += re.escape(letter)
    return rf"(?s:{out})\Z"


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
