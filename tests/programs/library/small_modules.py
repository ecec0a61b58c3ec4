import string, operator, copy, bisect, textwrap, io, types, inspect, contextlib, sys, sched, time
print(string.ascii_letters, string.punctuation, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("hello big world"))
print(operator.itemgetter(1)([4, 5]), operator.attrgetter("real")(3) if False else "", operator.add(1, 2), sorted([(2, "b"), (1, "c")], key=operator.itemgetter(1)), operator.methodcaller("upper")("x"))
a = [1, [2, 3], {"k": [4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(9); a[2]["k"].append(5); print(b, c)
class N:
    def __init__(s, v): s.v = v
n = N([1]); m = copy.copy(n); o = copy.deepcopy(n); n.v.append(2); print(m.v, o.v)
l = [1, 3, 5]; bisect.insort(l, 4); print(l, bisect.bisect_left(l, 3), bisect.bisect(l, 3))
print(textwrap.dedent("   a\n     b\n   c"), textwrap.fill("the quick brown fox jumps over the lazy dog " * 3, 30), textwrap.indent("a\nb", "> "), textwrap.shorten("hello wide world of things", 15), sep="\n")
s = io.StringIO(); s.write("a\nb\n"); print("x", 1, file=s); print(repr(s.getvalue())); s.seek(0); print(s.readline(), list(s))
f = io.StringIO()
with contextlib.redirect_stdout(f): print("hidden")
print(repr(f.getvalue()))
ns = types.SimpleNamespace(a=1, b="x"); ns.c = 3; print(ns)
async def co(): pass
def ge(): yield 1
print(inspect.iscoroutinefunction(co), inspect.isgenerator(ge()), inspect.isfunction(ge), inspect.isclass(N), isinstance(ge, types.FunctionType))
sc = sched.scheduler(time.time, time.sleep)
sc.enter(.02, 1, print, ("second",)); sc.enter(.01, 1, print, ("first",)); e = sc.enter(.03, 1, print, ("never",)); sc.cancel(e); sc.run(); print(sc.empty())
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1700000000)), time.gmtime(0), time.mktime(time.gmtime(86400.0 * 365)), time.ctime(1e9), time.strptime("2024-02-29 10:11", "%Y-%m-%d %H:%M")[:5])
