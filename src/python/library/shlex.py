"""shlex: texts divided as a shell divides its lines."""


def split(s, comments=False, posix=True):
    """The words of a line: quotes keep words together, a backslash what follows it."""
    words = []
    word = None
    quote = ""
    at = 0
    while at < len(s):
        char = s[at]
        at += 1
        if quote:
            if char == quote:
                quote = ""
            elif char == "\\" and quote == '"' and at < len(s) and s[at] in '"\\':
                word += s[at]
                at += 1
            else:
                word += char
        elif char in "'\"":
            quote = char
            word = word or ""
        elif char == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif char in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif char == "#" and comments:
            while at < len(s) and s[at] != "\n":
                at += 1
        else:
            word = (word or "") + char
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    for char in s:
        if not (char.isalnum() and char.isascii() or char in "_@%+=:,./-"):
            return "'" + s.replace("'", "'\"'\"'") + "'"
    return s


def join(split_command):
    return " ".join([quote(word) for word in split_command])
