# Carets of a failed assertion are under the last comparison on which its condition jumps.
import traceback

x, y, z = 0, 2, 0


def zero():
    return 0


def check(n):
    if n == 0: assert x
    if n == 1: assert zero()
    if n == 2: assert not y
    if n == 3: assert x == 1
    if n == 4: assert y and x == 1
    if n == 5: assert x == 1 and y
    if n == 6: assert x == 1 or z
    if n == 7: assert 1 < y < 2
    if n == 8: assert x if y else z
    if n == 9: assert (x == 1 if y else z)
    if n == 10: assert x == 1 and y, "message"
    if n == 11: assert False and False
    if n == 12: assert not (x == 0 and y)
    if n == 13: assert (x == 0 and z == 3) or z
    if n == 14: assert all([x == 1])
    if n == 15: assert x, (
        "message")
    if n == 16: assert (
        x == 1)
    if n == 17: assert (
        x)


for n in range(18):
    try:
        check(n)
    except AssertionError:
        traceback.print_exc()
