def t(x):
    print("t", x)
    return x


print(t(0) or t(5) or t(6))
print(t(1) and t("") and t(3))
print(not 0, not "x", not [], not None)
print(True + True, False * 3, True == 1, isinstance(True, int))
print(bool(0.0), bool("0"), bool([0]), bool({}), bool(range(0)), bool(None))
x = 3
print("big" if x > 2 else "small")
print("a" if 0 else "b" if 0 else "c")
