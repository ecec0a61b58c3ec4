from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Shape:
    __match_args__ = ("kind", "size")

    def __init__(self, kind, size):
        self.kind, self.size = kind, size


def where(p):
    match p:
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y):
            return f"Y={y}"
        case Point(x, 0):
            return f"X={x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case _:
            return "not a point"


def command(text):
    match text.split():
        case ["quit" | "exit"]:
            return "bye"
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["get", obj, *rest] if rest:
            return f"getting {obj} and {len(rest)} more"
        case ["drop", *objects]:
            return f"dropping {', '.join(objects) or 'nothing'}"
        case []:
            return "silence"
        case [cmd, *_]:
            return f"unknown {cmd!r}"


def kind(x):
    match x:
        case None:
            return "none"
        case True | False:
            return "bool"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case str(s):
            return f"str of {len(s)}"
        case {"type": "user", "name": str(name), **rest}:
            return f"user {name} {rest}"
        case {"type": t}:
            return f"typed {t}"
        case (a, b):
            return f"pair {a} {b}"
        case [1, [2, third], *_]:
            return f"nested {third}"
        case [] | {}:
            return "empty-ish"
        case Shape("circle", size=s):
            return f"circle {s}"
        case _:
            return type(x).__name__


for p in (Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2), (0, 0)):
    print(where(p))
for c in ("quit", "go north", "go up", "get lamp key map", "drop", "drop a b", "", "dance now"):
    print(f"{c!r:22} {command(c)}")
for x in (None, True, -5, 3.5, "hey", {"type": "user", "name": "A", "id": 1}, {"type": 3, "z": 1}, (1, 2), [1, [2, 3], 4], [], Shape("circle", 9), Shape("sq", 1), {1}, b"x"):
    print(kind(x))


def fact(n):
    match n:
        case 0 | 1: return 1
        case _: return n * fact(n - 1)


print(fact(25))
HTTP = {"OK": 200}
class S: OK = 200; NF = 404
match 404:
    case S.OK: print("ok")
    case S.NF: print("not found")
