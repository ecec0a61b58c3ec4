class M:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError(1)
def f():
    with M() as a, \
         M() as b:
        raise ValueError(2)
f()
