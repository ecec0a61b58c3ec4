print(None, True, 1, 1.0, "s", [1, "a"], (1,), {"k": [1]}, {1}, range(2))
print([None, "it's"], {"a": None}, ((), [], {}))
l = [1]
l.append(l)
print(l)
d = {}
d["self"] = d
print(d)
print(print is not None, int, str, ValueError, type)
print(Ellipsis, NotImplemented)
print("a\tb", "a\\b", 'q"q')
print(end="")
print("x", end="")
print("y")
