def attempt(f):
    try:
        f()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def unpack2():
    a, b = [1]


def unpack3():
    a, b = [1, 2, 3]


def unpack_star():
    a, b, *c = [1]


def unpack_int():
    a, b = 5


def setitem():
    (1, 2)[0] = 1


def delitem():
    del (1, 2)[0]


def setattr_int():
    (5).x = 1


def raise_int():
    raise 5


def str_setitem():
    "abc"[0] = "x"


def bad_ctx():
    with 5:
        pass


class NoInit:
    pass


class A:
    def __init__(self, x):
        self.x = x

    def m(self):
        pass


for f in [unpack2, unpack3, unpack_star, unpack_int, setitem, delitem, setattr_int, raise_int, str_setitem, bad_ctx]:
    attempt(f)
attempt(lambda: NoInit(1))
attempt(lambda: A())
attempt(lambda: A(1).y)
attempt(lambda: A.nope)
attempt(lambda: A(1).m(2))
attempt(lambda: A.m())
attempt(lambda: A(1)[0])
attempt(lambda: A(1)())
attempt(lambda: A(1) + 1)
attempt(lambda: len(A(1)))
attempt(lambda: [x for x in A(1)])
attempt(lambda: "{} {}".format(1))
attempt(lambda: "%d" % "x")
attempt(lambda: "%s %s" % 1)
attempt(lambda: ",".join([1]))
attempt(lambda: range(1, 2, 0))
pair = [1, 2]
attempt(lambda: pair[1.5])
attempt(lambda: pair["a"])
attempt(lambda: "a" < 1)
attempt(lambda: sum(["a"]))
attempt(lambda: chr(-1))
attempt(lambda: f"{'x':d}")
attempt(lambda: round("x"))
attempt(lambda: print(1, bad=2))
attempt(lambda: {"a": 1}.nope)
attempt(lambda: isinstance(1, 5))
