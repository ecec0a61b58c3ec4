class Ctx:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, tb):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Ctx("a") as a:
    print(a)
with Ctx("b"), Ctx("c") as c:
    print(c)
with Ctx("d", swallow=True):
    raise ValueError("swallowed")
try:
    with Ctx("e"):
        raise KeyError("through")
except KeyError as e:
    print("caught", e)


def f():
    with Ctx("f"):
        return "value"


print(f())
for i in range(3):
    with Ctx(str(i)):
        if i == 1:
            break
with (Ctx("g") as g, Ctx("h") as h):
    print(g, h)
