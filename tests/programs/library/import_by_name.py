import importlib

json = importlib.import_module("json")
print(json.dumps([1]), __import__("math").sqrt(4), importlib.import_module("os.path").basename("a/b"))
for name in ["string", "textwrap", "no_such_module"]:
    try:
        module = importlib.import_module(name)
        print(name, module.__name__)
    except ModuleNotFoundError as error:
        print(type(error).__name__, error)
try:
    import_it = __import__("nothing_like_it")
except ImportError as error:
    print(error)
try:
    open("/no/such/file")
except OSError as error:
    print(repr(error), error.args, error.errno, error.strerror, error.filename)
error = OSError(1, "one", "file.txt")
print(repr(error), error, error.args, error.filename)
