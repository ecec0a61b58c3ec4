from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Dict, Union
import operator as op


class Expr(ABC):
    @abstractmethod
    def eval(self, env: Dict[str, float]) -> float: ...

    def __add__(self, o): return Bin("+", self, wrap(o))
    def __radd__(self, o): return Bin("+", wrap(o), self)
    def __mul__(self, o): return Bin("*", self, wrap(o))
    def __rmul__(self, o): return Bin("*", wrap(o), self)
    def __sub__(self, o): return Bin("-", self, wrap(o))
    def __neg__(self): return Bin("-", Num(0), self)
    def diff(self, x): return simplify(derive(self, x))


def wrap(x): return x if isinstance(x, Expr) else Num(x)


@dataclass(frozen=True)
class Num(Expr):
    value: float
    def eval(self, env): return self.value
    def __str__(self): return f"{self.value:g}"


@dataclass(frozen=True)
class Var(Expr):
    name: str
    def eval(self, env):
        if self.name not in env:
            raise NameError(f"unbound variable {self.name}")
        return env[self.name]
    def __str__(self): return self.name


@dataclass(frozen=True)
class Bin(Expr):
    op: str
    left: Expr
    right: Expr
    OPS = {"+": op.add, "-": op.sub, "*": op.mul}
    def eval(self, env): return self.OPS[self.op](self.left.eval(env), self.right.eval(env))
    def __str__(self): return f"({self.left} {self.op} {self.right})"


def derive(e, x):
    match e:
        case Num(): return Num(0)
        case Var(n): return Num(int(n == x))
        case Bin("+" | "-" as o, l, r): return Bin(o, derive(l, x), derive(r, x))
        case Bin("*", l, r): return Bin("+", Bin("*", derive(l, x), r), Bin("*", l, derive(r, x)))
        case _: raise TypeError(e)


def simplify(e):
    match e:
        case Bin(o, l, r):
            match o, simplify(l), simplify(r):
                case _, Num(a), Num(b): return Num(Bin.OPS[o](a, b))
                case ("+", Num(0), y) | ("+", y, Num(0)) | ("*", Num(1), y) | ("*", y, Num(1)) | ("-", y, Num(0)): return y
                case "*", Num(0), _: return Num(0)
                case "*", _, Num(0): return Num(0)
                case o2, a, b: return Bin(o2, a, b)
    return e


x, y = Var("x"), Var("y")
e = 3 * x * x + 2 * x * y - 5
print(e, "|", e.eval({"x": 2, "y": 1}), "|", e.diff("x"), "|", e.diff("y"), "|", e.diff("x").eval({"x": 1, "y": 1}))
print(repr(x + 1), Num(1) == Num(1.0), hash(Var("a")) == hash(Var("a")), {Var("x"): 1}[x])
try:
    e.eval({"x": 1})
except NameError as err:
    print(err)


class VM:
    def __init__(self, program): self.code = [l.split() for l in program.strip().splitlines()]
    def run(self):
        stack, pc, env = [], 0, {}
        while pc < len(self.code):
            match self.code[pc]:
                case ["push", n]: stack.append(int(n))
                case ["add"]: stack.append(stack.pop() + stack.pop())
                case ["sub"]: b, a = stack.pop(), stack.pop(); stack.append(a - b)
                case ["store", v]: env[v] = stack.pop()
                case ["load", v]: stack.append(env[v])
                case ["jnz", t]:
                    if stack.pop(): pc = int(t); continue
                case ["print"]: print("vm:", stack.pop())
                case other: raise SyntaxError(f"bad instruction {' '.join(other)!r} at {pc}")
            pc += 1


VM("push 3\nstore n\nload n\nprint\nload n\npush 1\nsub\nstore n\nload n\njnz 2").run()
VM("push 1\nfly").run()
