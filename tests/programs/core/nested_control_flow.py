def gen():
    try:
        for i in range(3):
            try:
                yield i
            finally:
                print("inner finally", i)
    finally:
        print("outer finally")


g = gen()
for x in g:
    print("x", x)
    if x == 1:
        break
print("after")
g.close()


def f():
    for i in range(3):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise ValueError(i)
                return "returned"
            except ValueError as e:
                print("value", e)
            else:
                print("else", i)
            finally:
                print("finally", i)
        finally:
            print("outer", i)


print(f())


def nested_with():
    class C:
        def __init__(self, n):
            self.n = n

        def __enter__(self):
            print("+", self.n)
            if self.n == 2:
                raise RuntimeError("enter")

        def __exit__(self, *a):
            print("-", self.n, a[0].__name__ if a[0] else None)

    try:
        with C(1), C(2), C(3):
            print("never")
    except RuntimeError as e:
        print(e)


nested_with()
