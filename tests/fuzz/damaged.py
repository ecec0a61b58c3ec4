"""Damaged programs: golden ones with tokens and lines left out, doubled, swapped and made huge, and plain noise. There is
nothing to compare them with: the engine must come to an end with each, in an exit status or a limit."""

import io
import random
import tokenize
from pathlib import Path

PROGRAMS = sorted((Path(__file__).resolve().parent.parent / "programs").glob("*/*.py"))
HUGE = [
    "10**10**6", "10**10**10", "1 << 10**9", "-1", "2**63", "-2**63", "10**30", "1e308", "float('inf')", "float('nan')", "-1e300", "'a' * 10**12", "[0] * 10**12",
    "'a' * 10**6", "[[]] * 10**5", "range(10**18)", "b'\\xff' * 10**6", "None", "lambda: f", "print", "int", "...", "[]", "{}", "object()", "0", "''",
    "__import__('itertools').count()", "iter(int, 1)", "locals", "(yield)", "*a", "**a", "'%1000000000d'", "'{:1000000000}'", "'\\ud800'", "'\\0'",
]
SNIPPETS = [
    "while True: pass", "raise", "return", "yield 1", "await x", "global x", "nonlocal x", "del x", "import asyncio", "from threading import *", "x = x", "break", "continue", "class A(A): pass",
    "try:\n    pass\nexcept BaseException: pass", "with open as f: pass", "def f(): f()\nf()", "async def f(): await f()", "match x:\n    case [*a, *b]: pass", "assert 0", "raise SystemExit(10**30)",
    "for x in iter(int, 1): pass", "print('x' * 10**7)", "import threading\nwhile True: threading.Thread(target=print).start()", "x = []\nfor i in range(10**5): x = [x]\nprint(x == x, repr(x))",
    "sorted([object(), object()])", "import time; time.sleep(1e18)", "exec('1')", "type('A', (int,), {})", "class A(int, str): pass", "class A(list): __slots__ = 1", "__builtins__", "x: int: 3", "@\n", "\\",
]
BRACKETS = ["(", ")", "[", "]", "{", "}", ":", ",", "=", "==", "->", ":=", "*", "**", "@", ".", "...", "\n", "\n    ", "    ", "\t", "f'{", "}'", '"""', "'", "#", "\\\n", "\r", "\x0c", "\0"]


def program(seed):
    """Bytes of a program."""
    r = random.Random(seed)
    shape = r.randrange(20)
    if shape == 0:
        return bytes(r.randrange(256) for _ in range(r.randrange(0, 400)))
    if shape == 1:
        words = ["if", "for", "in", "x", "1", "def", "class", "lambda", "await", "async", "not", "import", "match", "case", "with", "as", "try", "except", "else"] + BRACKETS + HUGE
        return " ".join(r.choice(words) for _ in range(r.randrange(1, 200))).encode("utf-8", "surrogatepass")
    if shape == 2:
        return nested(r)
    data = r.choice(PROGRAMS).read_bytes()
    if shape == 3:
        data = bytearray(data)
        for _ in range(r.randrange(1, 20)):
            data[r.randrange(len(data))] = r.randrange(256)
        return bytes(data)
    text = data.decode("utf-8", "replace")
    for _ in range(r.choice([1, 1, 2, 3, 6])):
        text = r.choice([lines, tokens, tokens, tokens, splice])(r, text)
    return text.encode("utf-8", "surrogatepass")


def nested(r):
    opening, closing = r.choice([("(", ")"), ("[", "]"), ("{1:", "}"), ("-", ""), ("not ", ""), ("f(", ")"), ("lambda: ", ""), ("x[", "]"), ("f'{", "}'"), ("1 if 1 else ", ""), ("x.", "x"), ("await ", ""), ("a+", ""), ("a**", "")])
    n = r.choice([50, 90, 99, 100, 101, 200, 1000, 20000])
    return (r.choice(["", "x = ", "def f(a=", "print("]) + opening * n + r.choice(["1", "x", ""]) + closing * r.choice([n, n, n - 1])).encode()


def lines(r, text):
    rows = text.split("\n")
    at, to = r.randrange(len(rows)), r.randrange(len(rows))
    match r.randrange(6):
        case 0:
            del rows[at : at + r.choice([1, 1, 3])]
        case 1:
            rows[at:at] = rows[at : at + r.choice([1, 2, 5])] * r.choice([1, 2, 50])
        case 2:
            rows[at], rows[to] = rows[to], rows[at]
        case 3:
            rows[at] = r.choice(["", " ", "    ", "\t"]) + rows[at]
        case 4:
            rows[at] = rows[at].lstrip()
        case 5:
            indent = rows[at][: len(rows[at]) - len(rows[at].lstrip())]
            rows[at:at] = [indent + row for row in r.choice(SNIPPETS).split("\n")]
    return "\n".join(rows)


def tokens(r, text):
    """Changes some tokens where they stand."""
    try:
        found = [t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.string.strip() and t.start[0] == t.end[0]]
    except (tokenize.TokenError, SyntaxError):
        found = []
    if not found:
        return lines(r, text)
    rows = text.split("\n")
    for _ in range(r.choice([1, 1, 2, 5])):
        token, other = r.choice(found), r.choice(found)
        row, start, end = token.start[0] - 1, token.start[1], token.end[1]
        literal = token.type in (tokenize.NUMBER, tokenize.STRING)
        if literal and r.randrange(2):
            new = r.choice(HUGE)
        else:
            new = r.choice(["", token.string * 2, other.string, other.string, r.choice(HUGE), r.choice(BRACKETS), f"({token.string}, {other.string})"])
        if row < len(rows):
            rows[row] = rows[row][:start] + new + rows[row][end:]
    return "\n".join(rows)


def splice(r, text):
    """The head of one program and the tail of another."""
    other = r.choice(PROGRAMS).read_text("utf-8", "replace")
    return text[: r.randrange(len(text) + 1)] + other[r.randrange(len(other) + 1) :]
