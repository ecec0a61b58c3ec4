# Each line was a difference that random programs found.
import functools
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def positional(a, b=0, /, c=0, *, k=0):
    return a, b, c, k


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __iter__(self):
        return iter([self.n, 1])

    def __getitem__(self, at):
        return at


class Items:
    def __getitem__(self, at):
        return at


class Slots:
    __slots__ = ("v", "w")

    def __init__(self, v):
        self.v = v

    @functools.cached_property
    def late(self):
        return 1


class Open(Slots):
    def __init__(self, v):
        super().__init__(v)
        self.free = v


class Ordered:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        print("<", self.name, getattr(other, "name", other))
        return self.name < other.name


show(lambda: positional(b=1, a=2))
show(lambda: positional(x=1, b=2, a=3))
show(lambda: positional(1, x=1, b=2))
show(lambda: len(Sized(10**30)))
show(lambda: bool(Sized(2**63)))
show(lambda: list(Sized(-1)))
show(lambda: tuple(Sized(-1)))
show(lambda: sorted(Sized(-7)))
show(lambda: list(Sized("one")))
show(lambda: reversed(Items()))
show(lambda: list(reversed(Sized(3))))
show(lambda: reversed(Sized(2**70)))
show(lambda: pow(b"", 1, 1))
show(lambda: pow(2, 1.5, 3))
show(lambda: chr(5**30))
show(lambda: chr(-(2**31) - 1))
show(lambda: "\t".expandtabs(2**40))
for box in "abc", [1, 2], (1, 2), b"ab":
    show(lambda: box[2**63])
show(lambda: range(3)[-(2**64)])


def delete(at):
    items = [1, 2]
    del items[at]


show(lambda: delete(2**70))
show(lambda: list(enumerate("ab", 2**70)))
show(lambda: format(10**25, "x=-14c"))
show(lambda: format(10**25, "c"))
show(lambda: "%5.5c" % 10**25)
show(lambda: "%c" % (10**25,))
show(lambda: format(1e-300, "#"))
show(lambda: format(1e16, "#.1"))
show(lambda: "é1".encode().decode("ascii", "ignore"))
show(lambda: "é1".encode().decode("ascii", "replace"))
show(lambda: [s.swapcase() for s in ("ǅ", "aBß")])
show(lambda: [s.title() for s in ("ǆ ǳ", "ßa ﬁn", "აბ")])
show(lambda: [s.capitalize() for s in ("ǆA", "ßA", "ﬁN")])
show(lambda: math.fmod(float("inf"), float("nan")))
show(lambda: math.fmod(float("nan"), 0))
show(lambda: math.fmod(1, 0))
show(lambda: math.fsum([b""]))
show(lambda: math.fsum(["1"]))
show(lambda: math.fsum([1, True, -0.5]))
show(lambda: int("ab " * 100))
show(lambda: functools.reduce(max, True))
show(lambda: set(range(0, 20, 3)).difference([9, 3]))
show(lambda: set(range(0, 20, 3)).difference({9, 3}))
show(lambda: set(range(0, 20, 3)).difference({9}, [3], {0}))
show(lambda: vars(Open(1)))


def slots():
    o = Open(1)
    print(o.__dict__, o.v)
    o.v = 5
    o.w = 6
    o.more = 7
    print(o.__dict__, o.v, o.w)
    del o.w, o.more
    print(o.__dict__, hasattr(o, "w"))
    del o.w


show(slots)
show(lambda: Slots(1).late)
show(lambda: Slots(1).w)


def in_place(value):
    value **= "a"


show(lambda: in_place(Sized(1)))
show(lambda: in_place(2))
show(lambda: [o.name for o in sorted(map(Ordered, [3, 2, 1, 5, 4]))])
show(lambda: [o.name for o in sorted(map(Ordered, [1, 2, 4, 3]), reverse=True)])
show(lambda: sorted([Ordered(1), 2]))
show(lambda: sorted([2, Ordered(1), 3]))
show(lambda: [chr(c) for c in (0x10062, 0x10000, 0x378, 0x1F600, 0x1FAFF, 0x3134B, 0xE0001, 0x85)])
n = 0
for code in range(0x20000):
    if not 0xD800 <= code < 0xE000 and chr(code).isprintable():
        n += 1
print(n)
try:
    raise ExceptionGroup
except TypeError as e:
    print(e)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError(2)
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    try:
        raise ValueError(1)
    except* ValueError:
        raise KeyError(2)
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError(2)
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError(2)
    except* TypeError:
        raise KeyError(3)
except BaseException as e:
    print(repr(e), repr(e.__context__))
show(lambda: int.from_bytes([1, 2], "big"))
show(lambda: int.from_bytes([""], "big"))
show(lambda: int.from_bytes("a", "big"))
show(lambda: int.from_bytes(3, "big"))
print({1, 2**63 - 1, 3}, {8, 0, 2**61 - 1}, {0, 16, 8, 2**3})


class Old:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, at):
        if at == 3:
            raise IndexError
        return at

    def __len__(self):
        print("len")
        return self.n


def unpacked(source):
    a, *b = source
    return a, b


show(lambda: unpacked(Old(-1)))
show(lambda: unpacked(Old(7)))
show(lambda: math.factorial(2**63))
show(lambda: math.factorial(-2**70))


class Silent:
    def __str__(self):
        raise KeyError("silent")


show(lambda: print("before", 1, Silent(), "after"))
show(lambda: print(Silent(), "after", sep="-"))

numbers = [1, 2, 13, -10**25, 3, 65536]
print({1}.symmetric_difference(numbers), {1}.symmetric_difference(set(numbers)))
print({1}.symmetric_difference(dict.fromkeys(numbers)), {1} ^ set(numbers))


def toggle(a, b):
    a ^= b


show(lambda: toggle({1}, [2]))
show(lambda: {1} ^ [2])
