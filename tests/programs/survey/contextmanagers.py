from contextlib import contextmanager, suppress, closing, redirect_stdout, ExitStack, nullcontext, ContextDecorator
import io
import sys


class ManagedFile:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        print("close", self.name, exc_type and exc_type.__name__, exc_value)
        return exc_type is KeyError


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")


class track(ContextDecorator):
    def __init__(self, what):
        self.what = what

    def __enter__(self):
        print("start", self.what)

    def __exit__(self, *exc):
        print("finish", self.what)
        return False


class Indenter:
    def __init__(self):
        self.level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *_):
        self.level -= 1

    def print(self, text):
        print("    " * self.level + text)


with ManagedFile("a") as f, tag("b") as t:
    print(f.name, t)
with ManagedFile("k"):
    {}["missing"]
try:
    with ManagedFile("v"):
        raise ValueError("bad")
except ValueError as e:
    print("outer", e)


@track("work")
@tag("deco")
def work():
    print("working")


work()
with Indenter() as indent:
    indent.print("hi!")
    with indent:
        indent.print("hello")
    indent.print("hey")
with suppress(FileNotFoundError, ZeroDivisionError):
    1 / 0
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured", end="!")
print(repr(buf.getvalue()))
with ExitStack() as stack:
    files = [stack.enter_context(ManagedFile(n)) for n in "xy"]
    stack.callback(print, "last in, first out")
with nullcontext(5) as five:
    print(five)
try:
    with tag("err"):
        raise RuntimeError("inside")
except RuntimeError as e:
    print(repr(e))
try:
    with 5:
        pass
except TypeError as e:
    print(e)
