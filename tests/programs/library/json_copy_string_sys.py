import json, sched, copy, string, sys, itertools, operator, time
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: list(json.JSONEncoder().iterencode([1, "a", [2, {}], {"x": 1, "y": [None]}])))
t(lambda: list(json.JSONEncoder(indent=2).iterencode([1, {"x": [1, 2]}, []])))
t(lambda: json.dumps(float("nan"), allow_nan=False))
t(lambda: json.dumps([float("inf")], allow_nan=False, indent=1))
t(lambda: json.dumps(float("nan")))
t(lambda: json.dumps({"b": 1, "a": [1, 2, {"c": None}], "e": {}, "f": []}, indent=4))
t(lambda: json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")))
t(lambda: json.dumps({1: 2, None: 3, True: 4, 1.5: 5}))
t(lambda: json.dumps({(1, 2): 3}))
t(lambda: json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
t(lambda: json.dumps(object()))
t(lambda: json.dumps({1, 2}, default=list))
t(lambda: json.dumps([1, 2], indent="--"))
t(lambda: json.dumps("é\n\"\\ 😀"))
t(lambda: json.dumps("é", ensure_ascii=False))
l = []; l.append(l)
t(lambda: json.dumps(l))
t(lambda: json.loads("[1, 2.5, -3e2, NaN, Infinity, -Infinity]", parse_constant=lambda c: c))
t(lambda: json.loads('{"a": 1, "a": 2}'))
t(lambda: json.loads('"a\tb"'))
t(lambda: json.loads('"a\tb"', strict=False))
t(lambda: json.loads(""))
t(lambda: json.loads("{'a': 1}"))
t(lambda: json.loads("[1,]"))
t(lambda: json.loads('{"a": 1,}'))
t(lambda: json.loads("[1 2]"))
t(lambda: json.loads("nul"))
t(lambda: json.loads('{"a"}'))
t(lambda: json.loads("1 2"))
t(lambda: json.loads("\n\n  [1,\n x]"))
t(lambda: json.loads(b'{"a": "\xc3\xa9"}'))
t(lambda: json.loads('{"x": 1.10}', parse_float=str))
t(lambda: json.loads('{"x": {"y": 1}}', object_hook=lambda d: tuple(d.items())))
t(lambda: json.loads('{"x": 1, "y": 2}', object_pairs_hook=list))
t(lambda: json.JSONDecoder().raw_decode('[1] tail'))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
t(lambda: json.dumps({"s": {2, 1}, "c": 1 + 2j}, cls=Enc))
t(lambda: json.dumps(b"x", cls=Enc))
s = sched.scheduler(time.time, time.sleep)
e = s.enter(1, 2, print, ("x",), {"sep": ""})
t(lambda: (e._fields, e.priority, e.action is print, e.argument, e.kwargs, e[1], isinstance(e, tuple)))
s.cancel(e)
t(lambda: s.cancel(e))
t(lambda: s.empty())
n = 0
class K:
    def __deepcopy__(self, memo):
        global n
        n += 1
        return self
k = K(); copy.deepcopy([k, k]); print(n)
class Tree:
    def __init__(self, v, kids=()): self.v = v; self.kids = list(kids); self.parent = None
    def __deepcopy__(self, memo):
        new = Tree(self.v); memo[id(self)] = new
        new.kids = copy.deepcopy(self.kids, memo)
        for kid in new.kids: kid.parent = copy.deepcopy(self, memo)
        return new
a = Tree(1); b = Tree(2); a.kids = [b, b]; b.parent = a
c = copy.deepcopy(a)
print(c is a, c.kids[0] is c.kids[1], c.kids[0].parent is c, c.kids[0].v)
class St:
    def __init__(self): self.a = [1]; self.lock = "LOCK"
    def __getstate__(self):
        d = self.__dict__.copy(); del d["lock"]; return d
    def __setstate__(self, d):
        self.__dict__.update(d); self.lock = "NEW"
t(lambda: (vars(copy.copy(St())), vars(copy.deepcopy(St()))))
class Rd:
    def __init__(self, x, y): self.x, self.y = x, y
    def __reduce__(self): return (Rd, (self.x, self.y))
r = Rd([1], 2)
t(lambda: (copy.copy(r).x is r.x, copy.deepcopy(r).x is r.x, copy.deepcopy(r).x))
class Sl:
    __slots__ = ("a", "b")
sl = Sl(); sl.a = [1]
t(lambda: (copy.copy(sl).a is sl.a, copy.deepcopy(sl).a, hasattr(copy.copy(sl), "b")))
class Co:
    def __init__(self): self.l = [1]
    def __copy__(self): n = Co(); n.l = "copied"; return n
t(lambda: copy.copy(Co()).l)
x = [1, [2, 3]]; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(4); print(y, z)
cyc = [1]; cyc.append(cyc); d = copy.deepcopy(cyc); print(d[1] is d, d[0])
tup = ([1], 2); print(copy.deepcopy(tup) is tup, copy.copy(tup) is tup)
memo = {}; copy.deepcopy([1, [2]], memo); print(len(memo))
t(lambda: copy.deepcopy(open) is open)
t(lambda: copy.copy(5))
import threading
t(lambda: copy.deepcopy(threading.Lock()))
t(lambda: copy.deepcopy((i for i in [1])))
t(lambda: list(itertools.product([1], repeat=-1)))
t(lambda: list(itertools.product([1, 2], repeat=0)))
t(lambda: itertools.count("a"))
t(lambda: itertools.repeat())
t(lambda: [next(itertools.count(1.5, 0.5)) for _ in range(2)])
t(lambda: (operator.matmul, 1)[1])
class Mx:
    def __matmul__(self, o): return "mm"
t(lambda: operator.matmul(Mx(), Mx()))
t(lambda: (operator.ipow(2, 3), operator.ilshift(1, 4), operator.iconcat([1], [2])))
F = string.Formatter()
t(lambda: F.format("{0} {name!r:>8} {1[0]} {2.real}", "a", [5], 3, name="x"))
t(lambda: F.format("{} {} {{}}", 1, 2))
t(lambda: F.format("{:{w}.{p}f}", 3.14159, w=10, p=2))
t(lambda: F.format("{} {0}", 1, 2))
t(lambda: F.format("{0} {}", 1, 2))
t(lambda: F.format("{missing}"))
t(lambda: F.format("{5}", 1))
t(lambda: F.format("{", 1))
t(lambda: F.format("}", 1))
t(lambda: F.format("{0!z}", 1))
t(lambda: list(F.parse("a {b!r:>{w}} c {{ {} }} {x[a:b]} end")))
t(lambda: F.get_field("a.real", (), {"a": 5}))
class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)
t(lambda: Default().format("{a} {b}", a=1))
class Up(string.Formatter):
    def format_field(self, value, spec):
        if spec.endswith("u"): return super().format_field(value, spec[:-1]).upper()
        return super().format_field(value, spec)
    def convert_field(self, value, conversion):
        if conversion == "x": return value * 2
        return super().convert_field(value, conversion)
t(lambda: Up().format("{0:>6u}|{0!x}", "ab"))
class Chk(string.Formatter):
    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)), args, kwargs)
t(lambda: Chk().format("{0} {a}", 1, 2, a=3, b=4))
t(lambda: F.vformat("{x}", (), {"x": 1}))
T = string.Template("$who likes ${what} $$5 $ $1")
t(lambda: T.safe_substitute(who="tim"))
t(lambda: T.substitute(who="tim", what="x"))
t(lambda: (T.get_identifiers(), T.is_valid(), string.Template("$a ${b}").is_valid(), string.Template("$a ${b} $a").get_identifiers()))
t(lambda: string.Template("$a").substitute())
t(lambda: string.Template("$a $b").substitute({"a": 1}, b=2))
class Pc(string.Template):
    delimiter = "%"
t(lambda: Pc("%a 100%% $b").substitute(a=1))
t(lambda: (sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info[0], sys.float_info))
t(lambda: (sys.version_info, sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.major, sys.version_info[0], tuple(sys.version_info)))
t(lambda: (sys.int_info, sys.maxunicode, sys.hexversion, sys.flags.debug, sys.flags.optimize, sys.maxsize))
t(lambda: ("json" in sys.modules, "nope" in sys.modules, sys.modules["json"] is json, sys.modules[__name__].__name__, sys.modules["sys"] is sys))
def helper(): return "called"
t(lambda: getattr(sys.modules[__name__], "helper")())
t(lambda: sys.modules["nope"])
