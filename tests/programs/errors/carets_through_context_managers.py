import contextlib
@contextlib.contextmanager
def cm():
    try:
        yield
    except KeyError: pass
with cm():
    with cm():
        {"a": 1}["a"].x()    # comment
