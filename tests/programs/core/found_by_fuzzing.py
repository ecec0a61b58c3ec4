"""What `make fuzz` found, made small: each was different from CPython once."""
import heapq
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class OnlySets:
    def __setitem__(self, key, value):
        print("set", key, value)


class OnlyDeletes:
    def __delitem__(self, key):
        print("del", key)


def delete_item(obj):
    del obj[0]


def set_item(obj):
    obj[0] = 1


# Digits of other scripts are digits.
show(lambda: int("١٢"))
show(lambda: float("٣.٥"))
show(lambda: int("７_0"))
show(lambda: ("١".isdigit(), "²".isdigit(), "²".isdecimal(), "𝟙".isdecimal(), "一".isdigit()))

# A set's order depends on how it was made.
show(lambda: set().union(range(-2, 5)))
show(lambda: {-2, -1, 0, 1, 2, 3, 4})
show(lambda: {8, 0, 16, 24, 5})
show(lambda: {1, 2, 3, 4, 5, 6, -1, -2})
show(lambda: {*[]}.union([17, 1, 9], {33}))

# What is before the first star is evaluated before it is hashed.
show(lambda: {[], [] + 1, *[2]})

show(lambda: heapq.nsmallest(-1, [2, 1]))
show(lambda: heapq.nlargest(-1, [2, 1]))
show(lambda: math.fsum([1e16, float("inf"), 1e16]))
show(lambda: math.fsum([float("inf"), float("-inf")]))
show(lambda: math.fsum([float("nan"), 1.0]))
show(lambda: math.fsum([1e308, 1e308, -1e308]))
show(lambda: math.comb(1, 3 ** 70))
show(lambda: bytes([16 ** 16]))
show(lambda: float("-inf").as_integer_ratio())
show(lambda: float("nan").as_integer_ratio())

# Format specifications that are refused, and in which words.
show(lambda: format(2.675, "> 6,.10n"))
show(lambda: format(5, "_n"))
show(lambda: format(5, ",x"))
show(lambda: format(5, "_x"))
show(lambda: format("s", ","))
show(lambda: f"{2 ** 31:_^#10c}")
show(lambda: format(97, "#c"))

# Classes with one of the two.
show(lambda: delete_item(OnlySets()))
show(lambda: set_item(OnlyDeletes()))
show(lambda: delete_item(object()))
show(lambda: [*1])
show(lambda: print(0, *1))

# Iterators have names.
show(lambda: iter(range(3)).missing)
show(lambda: iter({}).missing)
show(lambda: iter([]) + 1)


# What is left of a group inside a group.
class E1(Exception):
    pass


try:
    try:
        raise ExceptionGroup("n", [KeyError("k"), ExceptionGroup("m", [TypeError("t"), KeyError("k")]), OSError(2, "no")])
    except* KeyError as g:
        raise E1(5)
except BaseException as e:
    print("left", repr(e), repr(e.__context__))
