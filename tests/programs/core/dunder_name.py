def f():
    pass


class C:
    def m(self):
        pass


if __name__ == "__main__":
    print("main", __name__)
print(f.__name__, C.__name__, C.m.__name__, C.__qualname__, C.m.__qualname__, C().__class__.__name__)
print(f.__doc__, C.__doc__)


def documented():
    """Says what."""


print(documented.__doc__)
