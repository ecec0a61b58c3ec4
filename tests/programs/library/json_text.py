import json
d = {"a": [1, 2.5, None, True], "b": {"c": "x\"y\n é"}, "e": [], "f": {}, 1: 2}
print(json.dumps(d)); print(json.dumps(d, indent=2, sort_keys=False, ensure_ascii=False)); print(json.dumps([1, 2], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.loads('{"x": [1, -2.5e3, "a\\u00e9\\n", null, true, false], "y": {"z": {}}}'), json.loads(" [ ] "), json.loads('"s"'), json.loads("12"))
for bad in ("", "{", "[1,", '{"a" 1}', "[1 2]", "nul", '"abc', "{'a': 1}", "[1] x"):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(json.dumps({"s": {1}}, default=list), json.dumps((1, 2)), json.dumps("a/b"), json.dumps(1e100), json.dumps(float("inf")))
class E(json.JSONEncoder):
    def default(self, o): return str(o)
print(json.dumps({"a": {3}}, cls=E), json.dumps([[1, [2]], {"a": []}], indent=1))
