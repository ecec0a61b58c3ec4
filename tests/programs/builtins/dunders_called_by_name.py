"""Special methods called by their names; names of types in messages."""
import itertools, collections, asyncio, dataclasses, inspect
def t(label, f):
    try: r = f()
    except BaseException as e: r = f"{type(e).__module__}.{type(e).__qualname__}: {e}"
    print(label, "->", r)
t(1, lambda: range(3).__iter__().__next__())
t(2, lambda: [range(3).__len__(), "ab".__len__(), [1].__len__(), (1,).__len__(), {1: 2}.__len__(), {1}.__len__(), b"a".__len__(), frozenset().__len__()])
t(3, lambda: [5 .__add__(3), 5 .__radd__(3), 5 .__mul__(2), (5).__sub__(1), (5).__truediv__(2), (5).__floordiv__(2), (5).__mod__(3), (5).__pow__(2), (5).__neg__(), (5).__abs__(), (5).__and__(3), (5).__or__(8), (5).__xor__(1), (5).__lshift__(1), (5).__rshift__(1), (5).__invert__(), (5).__bool__(), (5).__int__(), (5).__float__(), (5).__index__(), (5).__divmod__(3), (5).__hash__(), (5).__repr__(), (5).__str__(), (5).__eq__(5), (5).__ne__(5), (5).__lt__(6), (5).__le__(5), (5).__gt__(4), (5).__ge__(6)])
t(4, lambda: [(5).__add__("a"), (5).__eq__("a"), (5).__lt__("a"), "a".__lt__(5), [1].__eq__(1)])
t(5, lambda: ["ab".__add__("c"), "ab".__mul__(2), "ab".__rmul__(2), "ab".__contains__("a"), "ab".__getitem__(0), "ab".__getitem__(slice(0, 1)), "ab".__eq__("ab"), "ab".__lt__("b"), "ab".__repr__(), "ab".__str__(), "%d".__mod__(3), "a".__format__(">3"), list("ab".__iter__()), "a".__hash__() == hash("a")])
t(6, lambda: [[1].__add__([2]), [1].__mul__(2), [1].__contains__(1), [1, 2].__getitem__(1), [1].__eq__([1]), [1].__ne__([1]), [1].__lt__([2]), [1].__repr__(), list([1].__iter__()), list([1, 2].__reversed__()), [1].__iadd__([2]), [1].__imul__(2), [1].__str__()])
def lists():
    a = [1, 2]; a.__setitem__(0, 5); a.__delitem__(1); return a
t(7, lists)
def dicts():
    a = {1: 2}; a.__setitem__(0, 5); a.__delitem__(1); return a, a.__contains__(0), a.__getitem__(0), list(a.__iter__()), a.__eq__({0: 5}), a.__repr__(), a.__or__({1: 1}), a.__ior__({2: 2}), list(a.__reversed__())
t(8, dicts)
t(10, lambda: [(1.5).__add__(1), (1.5).__mul__(2), (1.5).__int__(), (1.5).__round__(), (1.55).__round__(1), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__trunc__(), (1.5).__eq__(1.5), (1.5).__repr__(), (1.5).__bool__(), (2.0).__pow__(3), (1.5).__neg__(), (1.5).__format__(".2f"), (5).__round__(), (5).__format__("03d"), (5).__ceil__(), (5).__floor__(), (5).__trunc__()])
@dataclasses.dataclass
class D:
    x: int
    y: "str" = "a"
t(15, lambda: D.__init__.__annotations__)
t(16, lambda: inspect.signature(D))
t(17, lambda: (map(str, [1]))[0])
t(18, lambda: len(map(str, [1])))
t(19, lambda: len(filter(None, [1])))
t(20, lambda: zip([1])[0])
t(21, lambda: enumerate([1])[0])
t(22, lambda: reversed([1])[0])
t(23, lambda: {}.keys()[0])
t(24, lambda: {}.items()[0])
t(25, lambda: {}.values() + [1])
t(26, lambda: [1] + map(str, [1]))
t(27, lambda: map(str, [1]) + [1])
t(28, lambda: len(x for x in []))
t(29, lambda: iter([1])[0])
t(30, lambda: itertools.count()[0])
t(31, lambda: len(itertools.chain()))
t(32, lambda: {[]: 1})
t(33, lambda: {collections.deque(): 1})
t(34, lambda: {bytearray(): 1})
t(35, lambda: isinstance(map(str, []), map) and isinstance(filter(None, []), filter) and isinstance(reversed([]), object))
t(36, lambda: (map, filter, zip, enumerate, reversed, range, property, staticmethod, classmethod, super, type, object, slice))
t(37, lambda: next(itertools.count()).nope)
t(38, lambda: sum(map(str, [1])))
t(39, lambda: max(map(int, [])))
t(40, lambda: ", ".join(map(int, "12")))
t(41, lambda: int(map(int, "12")))
t(42, lambda: int([]))
t(43, lambda: int(None))
t(44, lambda: float({}))
t(45, lambda: sorted(5))
t(46, lambda: [*map(str)])
t(47, lambda: map(5, [1]).__next__())
t(48, lambda: list(map(lambda a, b: a, [1])))
t(49, lambda: list(zip([1], 5)))
t(50, lambda: list(filter(5, [1])))
async def main():
    async def f(): return 1
    g = asyncio.gather(f(), f())
    print(type(g).__name__, type(g), isinstance(g, asyncio.Future), g)
    print(await g)
    print(repr(g))
asyncio.run(main())
for o in (collections.OrderedDict(a=1).keys(), collections.OrderedDict(a=1).values(), collections.OrderedDict(a=1).items()): print(o, type(o).__name__)
print(itertools.repeat(5, 2), itertools.count(3), itertools.count(1, 2), repr(collections.Counter("aab").items()), collections.defaultdict(list).keys())
