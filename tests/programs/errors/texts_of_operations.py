def t(s):
    try: print("ok", s())
    except BaseException as e: print(type(e).__name__, e)
def same(x): return x
t(lambda: [1][5]); t(lambda: (1,)[5]); t(lambda: "a"[5]); t(lambda: {}["k"]); t(lambda: {}[1, 2]); t(lambda: same([1])["a"]); t(lambda: same((1,))["a"]); t(lambda: same("a")["b"]); t(lambda: same([1])[1.5]); t(lambda: same(None)[0]); t(lambda: same(5)[0]); t(lambda: same({1})[0]); t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: {}.pop("a")); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: [].remove(1)); t(lambda: {1}.remove(5)); t(lambda: [1].index(5)); t(lambda: (1,).index(5)); t(lambda: "abc".index("z")); t(lambda: "abc".foo); t(lambda: (5).foo); t(lambda: None.foo); t(lambda: [].foo); t(lambda: {}.foo)
t(lambda: 1 + "a"); t(lambda: "a" + 1); t(lambda: [1] + (1,)); t(lambda: "a" - "b"); t(lambda: "a" * "b"); t(lambda: [1] * 1.5); t(lambda: None + 1); t(lambda: {} + {}); t(lambda: {1} + {2}); t(lambda: -"a"); t(lambda: ~1.5); t(lambda: 1 < "a"); t(lambda: [1] < [None]); t(lambda: None < None); t(lambda: {} < {}); t(lambda: 1 in same(5)); t(lambda: 1 in "abc"); t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: 0 ** -1); t(lambda: 1 << -1); t(lambda: "%d" % "x"); t(lambda: "%s %s" % 1); t(lambda: "%s" % (1, 2)); t(lambda: "%(a)s" % 5); t(lambda: "%z" % 1); t(lambda: "{} {}".format(1)); t(lambda: "{a}".format()); t(lambda: "{0.x}".format(1)); t(lambda: f"{1:s}"); t(lambda: f"{'a':d}"); t(lambda: f"{1.5:d}"); t(lambda: f"{[1]:5}"); t(lambda: format(1, "zz"))
def unpack():
    a, b = [1]
t(unpack)
def unpack():
    a, b = [1, 2, 3]
t(unpack)
def unpack():
    a, *b, c = [1]
t(unpack)
def unpack():
    a, b = 5
t(unpack)
def u():
    print(x); x = 1
t(u)
def u():
    del q
t(u)
def u():
    undefined_thing
t(u)
def outer():
    def inner(): return z
    inner()
    z = 1
t(outer)
def ds(): 
    l = [1,2]; del l[5]
t(ds)
def ds(): 
    l = [1,2]; l[5] = 1
t(ds)
def ds(): 
    l = (1,2); l[0] = 1
t(ds)
def ds(): 
    l = "ab"; l[0] = 1
t(ds)
def ds(): 
    l = "ab"; del l[0]
t(ds)
def ds(): 
    d = {}; del d["x"]
t(ds)
def ds(): 
    d = {}; d[[]] = 1
t(ds)
t(lambda: {[]}); t(lambda: {{}: 1}); t(lambda: "abc".split("")); t(lambda: "x".join([1])); t(lambda: "x".join(5)); t(lambda: "abc".replace("a")); t(lambda: "a".startswith(1)); t(lambda: "a".center()); t(lambda: "abc".find()); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: [].insert(1)); t(lambda: {}.get()); t(lambda: {}.update(5)); t(lambda: [].extend(5)); t(lambda: [3, "a"].sort()); t(lambda: [1].sort(5)); t(lambda: {}.setdefault()); t(lambda: set().add()); t(lambda: "a".upper(1)); t(lambda: (1).bit_length(2)); t(lambda: "é".encode("ascii")); t(lambda: b"\xff".decode()); t(lambda: b"a" + "b"); t(lambda: "b" + b"a"); t(lambda: bytes([300])); t(lambda: int("9" * 5000)); t(lambda: [].__getitem__(0)); t(lambda: object().x); t(lambda: object() < object()); t(lambda: type("x").y); t(lambda: int.foo)
t(lambda: (lambda a: a)(b=1)); t(lambda: [][:"a"]); t(lambda: "abc"[::0]); t(lambda: list(zip([1], [1, 2], strict=True))); t(lambda: next(iter([]), 5)); t(lambda: iter(int)); t(lambda: [*5]); t(lambda: {**5}); t(lambda: sum([[1], [2]])); t(lambda: "".join(["a", None])); t(lambda: max(1, "a")); t(lambda: max([], key=len)); t(lambda: min({})); t(lambda: int("0x1f", 10)); t(lambda: int("")); t(lambda: float("")); t(lambda: round(1.5, "a")); t(lambda: "a" in same(5)); t(lambda: all(5)); t(lambda: any(None)); t(lambda: isinstance(1, "int")); t(lambda: callable()); t(lambda: id()); t(lambda: hash(set())); t(lambda: chr("a")); t(lambda: chr(0x110000)); t(lambda: bin("a")); t(lambda: range(10)[20]); t(lambda: range(3).index(5)); t(lambda: raise_())
