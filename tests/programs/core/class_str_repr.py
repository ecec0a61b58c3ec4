class OnlyRepr:
    def __repr__(self):
        return "R"


class OnlyStr:
    def __str__(self):
        return "S"


class Both:
    def __str__(self):
        return "S"

    def __repr__(self):
        return "R"


print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()])
print(OnlyStr(), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
print(Both(), repr(Both()), [Both()], f"{Both()} {Both()!r}", "%s %r" % (Both(), Both()))
print(OnlyStr, type(Both()))


class E(Exception):
    def __str__(self):
        return "custom"


print(E(1), repr(E(1, "a")))
