import os, json, csv, tempfile, shutil, glob
from pathlib import Path
base = tempfile.mkdtemp()
os.chdir(base)
with open("notes.txt", "w") as f:
    print(f.write("hello\nworld\n"), f.closed, f.name, f.mode)
    f.writelines(["a\n", "b"]); print("printed", file=f)
print(f.closed)
with open("notes.txt") as f:
    for i, line in enumerate(f): print(i, repr(line))
with open("notes.txt") as f:
    print(f.readline(), f.read(3), f.tell(), f.readlines()); f.seek(0); print(f.read())
with open("notes.txt", "a") as f: f.write("more")
print(open("notes.txt").read().splitlines(), os.path.getsize("notes.txt"), os.path.exists("notes.txt"), os.path.isdir("."))
for call in (lambda: open("nope.txt"), lambda: open("no/such"), lambda: open("notes.txt", "x"), lambda: open("."), lambda: os.remove("nope"),
    lambda: os.mkdir("a/b"), lambda: os.rmdir("nope"), lambda: f.write("x"), lambda: open("notes.txt").write("a"), lambda: open("notes.txt", "w+b").write("a"),
    lambda: open("notes.txt", "q"), lambda: open("notes.txt", "rw"), lambda: open("x", "rb", encoding="utf-8"), lambda: os.listdir("zip"), lambda: os.rename("q", "r"), lambda: open("notes.txt","rb").write(b"a")):
    try: call()
    except Exception as e: print(type(e).__name__, e, getattr(e, "errno", None), getattr(e, "filename", None))
with open("b.bin", "wb") as f: f.write(b"\x00\x01\x02"); f.write(bytearray(b"xyz")); print(f)
with open("b.bin", "rb") as f: print(f.read(2), f.read(), f.read(), f)
with open("b.bin", "r+b") as f: f.seek(1); f.write(b"Z"); f.seek(0, 2); f.write(b"!"); f.seek(0); print(f.read())
os.makedirs("d/e/f", exist_ok=True); print(sorted(os.listdir(".")), os.path.isdir("d/e"))
os.rename("b.bin", "d/b2.bin"); print(sorted(os.listdir("d")))
try: os.rmdir("d")
except OSError as e: print(e)
json.dump({"a": [1, 2]}, open("j.json", "w")); print(json.load(open("j.json")))
with open("t.csv", "w", newline="") as f:
    w = csv.writer(f); w.writerow(["a", "b"]); w.writerows([[1, 2], [3, 4]])
with open("t.csv", newline="") as f: print(list(csv.reader(f)))
with open("t.csv") as f: print(list(csv.DictReader(f)))
print(repr(open("t.csv").read()), repr(open("t.csv", newline="").read()))
p = Path("d") / "x.txt"
print(p, repr(p), p.name, p.stem, p.suffix, p.parent, p.exists(), p.write_text("hé\n"), p.read_text(), p.read_bytes(), p.stat().st_size)
print(sorted(Path(".").iterdir()), sorted(Path(".").glob("*.txt")), sorted(str(q) for q in Path(".").rglob("*.*")), p.with_suffix(".md"), p.parts, p.is_file(), Path("/a/b/../c").parts, Path("a//b/./c"), list(Path("/a/b/c").parents))
p.unlink(); p.unlink(missing_ok=True)
try: p.unlink()
except FileNotFoundError as e: print(e)
try: Path("zz").read_text()
except FileNotFoundError as e: print(e, type(e))
with tempfile.TemporaryDirectory() as d:
    q = Path(d, "k"); q.touch(); print(q.exists(), os.path.dirname(q) == d)
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".log") as t:
    t.write("abc"); t.flush(); t.seek(0); print(t.read(), os.path.exists(t.name), t.name.endswith(".log"))
print(os.path.exists(t.name))
import logging
logging.basicConfig(filename="app.log", level=logging.INFO, format="%(levelname)s %(message)s")
logging.info("one"); logging.warning("two"); print(open("app.log").read())
for root, dirs, files in os.walk("."): print(root, sorted(dirs), sorted(files))
print(sorted(glob.glob("*.txt")), os.path.splitext("a.tar.gz"), os.path.join("a", "b"), os.path.basename(__file__) != "")
shutil.copy("notes.txt", "copy.txt"); print(os.path.exists("copy.txt"))
from multiprocessing import Process
def child():
    with open("c.txt", "w") as f: f.write("from child")
c = Process(target=child); c.start(); c.join(); print(open("c.txt").read())
import threading
lock = threading.Lock()
def w(i):
    with lock, open("log.txt", "a") as f: f.write(f"{i}\n")
ts = [threading.Thread(target=w, args=(i,)) for i in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(open("log.txt")))
with open("u.txt", "w", encoding="utf-8") as f: f.write("π≈3\r\nx")
with open("u.txt", encoding="utf-8") as f: print(repr(f.read(2)), repr(f.read()))
try: open("u.txt", encoding="ascii").read()
except UnicodeDecodeError as e: print(e)
shutil.rmtree("d"); print(os.path.exists("d")); os.remove("u.txt")
with open("e.txt", "w+") as f: f.write("12345"); f.seek(2); f.truncate(); f.seek(0); print(f.read())
os.chdir("/"); shutil.rmtree(base); print(os.path.exists(base))
import sys
from contextlib import redirect_stdout
