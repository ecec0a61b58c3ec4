import inspect, os, sys, time, platform, gc, hashlib, base64, warnings, signal, atexit, csv, io, errno
from fractions import Fraction
def f(a, b: int = 2, *args, c, d="x", **kw) -> str: pass
print(inspect.signature(f))
for n, p in inspect.signature(f).parameters.items():
    print(n, p.kind, p.default is inspect.Parameter.empty, p.annotation)
class C:
    def m(self, x, y=1): pass
print(inspect.signature(C.m), inspect.signature(C().m))
print(inspect.signature(lambda x, /, y, *, z=3: 0))
print(inspect.iscoroutinefunction(f), inspect.isgeneratorfunction(f))
print(inspect.getfullargspec(f).args if hasattr(inspect, "getfullargspec") else "")
b = inspect.signature(f).bind(1, c=5)
b.apply_defaults()
print(b.arguments)
print(type(os.getpid()), os.cpu_count() >= 1, os.path.join("a", "b"), os.path.basename("/x/y.py"), os.path.splitext("a.b.c"), os.path.dirname("/x/y.py"))
print(os.environ.get("NOPE"), os.getenv("NOPE", "d"), os.sep, len(os.urandom(4)))
print(os.path.exists("/nonexistent"), os.path.abspath("/a/../b"), os.path.normpath("a/./b/../c"))
print(sys.version_info >= (3, 8), sys.version_info.major, sys.platform, sys.maxsize, sys.byteorder)
print(sys.getrecursionlimit(), sys.getswitchinterval())
sys.setswitchinterval(0.001); print(sys.getswitchinterval())
sys.setrecursionlimit(2000); print(sys.getrecursionlimit())
sys.stdout.write("w\n"); sys.stdout.flush(); sys.stderr.write("e\n")
print(sys.implementation.name, sys.getdefaultencoding())
print(platform.system(), platform.python_version(), platform.python_implementation())
print(type(gc.collect()), gc.isenabled())
for n in ("md5", "sha1", "sha256", "sha512"):
    print(hashlib.new(n, b"hello").hexdigest())
print(hashlib.sha256("x".encode()).hexdigest()[:10], hashlib.md5(b"a").digest())
h = hashlib.sha256(); h.update(b"a"); h.update(b"b"); print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), h.name, h.digest_size)
print(base64.b64encode(b"hello world"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"))
for data in (b"", b"a", b"ab", b"abc", b"abcd"):
    e = base64.b64encode(data); print(e, base64.b64decode(e) == data, base64.b32encode(data), base64.b16encode(data))
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.25"), Fraction(3, 4) * 2, repr(Fraction(0.5)), Fraction(7, 2) // 1, round(Fraction(7, 2)), float(Fraction(1, 4)), Fraction(1, 3) < 0.5, sum([Fraction(1, 3)] * 3) == 1, hash(Fraction(1, 2)) == hash(0.5))
print(Fraction("3/4") ** 2, Fraction(3, 4) ** -1, -Fraction(1, 2), Fraction(22, 7).limit_denominator(5), Fraction(-7, 3) % 1, int(Fraction(-7, 3)))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful")
    print(len(w), w[0].category.__name__, w[0].message, w[0].lineno)
warnings.warn("shown")
def dep():
    warnings.warn("old", DeprecationWarning, stacklevel=2)
dep()
def handler(num, frame): print("signal", num)
signal.signal(signal.SIGTERM, handler)
signal.raise_signal(signal.SIGTERM)
print(signal.SIGINT, repr(signal.SIGTERM), signal.getsignal(signal.SIGTERM) is handler)
out = io.StringIO()
wr = csv.writer(out); wr.writerow(["a", 1, 2.5, None, 'q"x', "c,d"]); print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO('a,b\n"x,1","y ""q"""\n'))))
print(list(csv.DictReader(io.StringIO("n,v\na,1\nb,2\n"))))
print(errno.ENOENT, errno.errorcode[2])
@atexit.register
def bye(): print("bye")
atexit.register(print, "first out")
print(time.strftime("%Y", time.gmtime(0)), time.gmtime(86400).tm_mday, type(time.time_ns()))
print(time.perf_counter_ns() > 0, time.monotonic() >= 0, time.process_time() >= 0, time.thread_time() >= 0)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
