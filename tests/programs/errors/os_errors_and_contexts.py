for n, m in [(2, 'a'), (13, 'b'), (104, 'c'), (111, 'd'), (32, 'e'), (5, 'f'), (110, 'g')]:
    try: raise OSError(n, m)
    except OSError as e: print(type(e).__name__, e, e.errno, e.strerror, repr(e), e.filename, e.args)
try: raise OSError('only')
except OSError as e: print(e, e.errno, e.strerror, e.args)
try: raise FileNotFoundError(2, 'No such file', 'x.txt')
except OSError as e: print(e, e.filename)
try: raise ConnectionError('lost')
except ConnectionError as e: print(e, repr(e), isinstance(e, OSError))
import traceback, sys
def f(): raise ValueError('deep')
try: f()
except ValueError:
    s = traceback.format_exc().splitlines(); print(s[0], s[-1], len(s) > 3)
try:
    raise KeyError('k')
except KeyError as e:
    print(traceback.format_exception_only(type(e), e), traceback.format_exception_only(e))
class Base(Exception):
    default = 'dflt'
    def __init__(self, msg=None, *, code=0):
        super().__init__(msg or self.default); self.code = code
class Child(Base): default = 'child msg'
try: raise Child(code=7)
except Base as e: print(e, e.code, repr(e), e.args)
try: raise Child
except Child as e: print(e)
e1 = ValueError('a'); e2 = ValueError('a'); print(e1 == e2, e1 != e2, hash(e1) == hash(e1), e1.__traceback__, e1.__cause__, e1.__context__)
try:
    try: raise ValueError('one')
    finally:
        try: raise KeyError('two')
        except KeyError as k: print(repr(k.__context__))
except ValueError as v: print(repr(v), v.__context__)
def ff():
    try: raise ValueError('x')
    except ValueError as e: saved = e
    try: e
    except UnboundLocalError as u: print(u)
    return saved
print(repr(ff()))
try: raise ValueError('notes')
except ValueError as e:
    pass
class Supp:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, KeyError)
with Supp(): {}['a']
print('suppressed')
try:
    with Supp(): [][1]
except IndexError as e: print(e)
print(f'{True:5}|{False:<6}|{True:>7}|{True!s:>7}|{None!s:>6}|{True:d}')
try: print(f'{None:>5}')
except TypeError as e: print(e)
import sys
try: sys.exit(3)
except SystemExit as e: print(e.code, repr(e))
assert True, 'never'
try: assert [], f'empty {1 + 1}'
except AssertionError as e: print(e)
raise Child('final', code=3) from ValueError('cause')
