d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
for k in d:
    print(k, end=" ")
print()
for k, v in d.items():
    print(k, v)
print(list(d), list(d.keys()), list(d.values()), d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("zz", None), d)
del d["b"]
d.update({"x": 9}, y=8)
print(d, d.setdefault("x", 0), d.setdefault("new", []), d)
print(dict(a=1, b=2), dict([("k", "v")]), {}, dict.fromkeys(["p", "q"], 0))
print(d.popitem(), d, d == {"c": 3, "x": 9, "y": 8}, {"a": 1} | {"b": 2})
print({1: "int", 1.0: "float", True: "bool"}, {None: 0, (1, 2): 1})
d.clear()
print(d, not d)
