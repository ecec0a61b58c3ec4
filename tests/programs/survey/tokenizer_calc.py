import re
from typing import NamedTuple, Iterator
import operator


class Token(NamedTuple):
    kind: str
    value: str
    pos: int


SPEC = [
    ("NUM", r"\d+(?:\.\d*)?"),
    ("ID", r"[A-Za-z_]\w*"),
    ("OP", r"\*\*|[-+*/%()=^]"),
    ("WS", r"\s+"),
    ("BAD", r"."),
]
MASTER = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))


class ParseError(SyntaxError):
    pass


def tokenize(text: str) -> Iterator[Token]:
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "WS":
            continue
        if kind == "BAD":
            raise ParseError(f"unexpected {m.group()!r} at {m.start()}")
        yield Token(kind, m[0], m.start())
    yield Token("END", "", len(text))


class Parser:
    BINARY = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul),
              "/": (2, operator.truediv), "%": (2, operator.mod), "**": (4, operator.pow)}

    def __init__(self, env=None):
        self.env = env or {}

    def run(self, text):
        self.toks = list(tokenize(text))
        self.i = 0
        if len(self.toks) > 2 and self.toks[0].kind == "ID" and self.toks[1].value == "=":
            name = self.toks[0].value
            self.i = 2
            self.env[name] = value = self.expr()
        else:
            value = self.expr()
        self.expect("END")
        return value

    @property
    def tok(self):
        return self.toks[self.i]

    def expect(self, kind, value=None):
        t = self.tok
        if t.kind != kind or value and t.value != value:
            raise ParseError(f"expected {value or kind} but got {t.value or 'end'!r} at {t.pos}")
        self.i += 1
        return t

    def expr(self, min_prec=1):
        left = self.unary()
        while self.tok.value in self.BINARY:
            op = self.tok.value
            prec, fn = self.BINARY[op]
            if prec < min_prec:
                break
            self.i += 1
            left = fn(left, self.expr(prec + (op != "**")))
        return left

    def unary(self):
        if self.tok.value == "-":
            self.i += 1
            return -self.expr(3)
        return self.atom()

    def atom(self):
        t = self.tok
        self.i += 1
        if t.kind == "NUM":
            return float(t.value) if "." in t.value else int(t.value)
        if t.kind == "ID":
            try:
                return self.env[t.value]
            except KeyError:
                raise NameError(f"name {t.value!r} is not defined") from None
        if t.value == "(":
            v = self.expr()
            self.expect("OP", ")")
            return v
        raise ParseError(f"unexpected {t.value!r}" if t.value else "unexpected end")


calc = Parser({"pi": 3.14})
for line in ["1 + 2 * 3", "(1+2)*3", "2 ** 3 ** 2", "-2 ** 2", "x = 10 % 4", "x * pi", "7 / 2", "1 +", "(1", "y", "3 $ 4", "1/0", "1 2"]:
    try:
        print(f"{line:<12} = {calc.run(line)}")
    except (ParseError, NameError, ZeroDivisionError) as e:
        print(f"{line:<12} ! {type(e).__name__}: {e}")
print(list(tokenize("a+1"))[0])


def rpn(s):
    stack = []
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}
    for tok in s.split():
        if tok in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[tok](a, b))
        else:
            stack.append(float(tok))
    return stack


print(rpn("3 4 + 2 * 7 /"))
