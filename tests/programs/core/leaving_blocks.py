def log(*a): print(*a)
def f(k):
    try:
        log("body")
        if k == 0: return "ret"
        if k == 1: raise ValueError("v")
        if k == 2: raise KeyError("k")
        if k == 3: raise TypeError("t")
    except ValueError as e:
        log("ve", e)
        return "from except"
    except KeyError as e:
        log("ke", e)
        raise RuntimeError("new") from e
    else:
        log("else")
        return "else"
    finally:
        log("finally")
    return "end"
for k in range(5):
    try:
        print(k, f(k))
    except Exception as e:
        print(k, "raised", type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def g():
    for i in range(5):
        try:
            try:
                if i == 1: continue
                if i == 3: break
                print("i", i)
            finally:
                print("inner", i)
        finally:
            print("outer", i)
    else:
        print("no")
    return i
print(g())
def h():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(h())
def h2():
    try:
        raise ValueError
    finally:
        return 3
print(h2())
def h3():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            try:
                continue
            finally:
                print("f", e)
        finally:
            print("g")
h3()
def h4():
    try:
        e = 1
        try:
            raise ValueError("x")
        except ValueError as e:
            pass
        print(e)
    except UnboundLocalError as err:
        print(err)
    try:
        print(err)
    except NameError as x:
        print(type(x).__name__, x)
h4()
class CM:
    def __init__(self, n, s=False): self.n = n; self.s = s
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.s
def w():
    with CM(1) as a, CM(2, True) as b:
        print(a, b)
        raise ValueError("in with")
    print("after")
    with CM(3):
        return "r"
print(w())
def w2():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            if i == 1: break
try:
    w2()
    with CM("x"):
        with CM("y"):
            1 / 0
except ZeroDivisionError as e:
    print("zde", e)
def ctx():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise KeyError("b")
    except KeyError as e:
        print(repr(e.__context__))
        try:
            raise
        except KeyError as e2:
            print(e2 is e)
    try:
        raise TypeError("c")
    except TypeError as e:
        print(e.__context__)
ctx()
def rr():
    try:
        raise
    except RuntimeError as e:
        print(e)
rr()
def gen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closed")
        raise
    except ValueError as e:
        print("thrown", e)
        yield 99
    finally:
        print("gen finally")
x = gen(); print(next(x)); x.close()
x = gen(); print(next(x)); print(x.throw(ValueError("t")))
try:
    next(x)
except StopIteration as e:
    print("stop", e.value)
def sub():
    r = yield 1
    print("got", r)
    return "subret"
def dele():
    v = yield from sub()
    print("v", v)
    try:
        v = yield from sub()
    except KeyError:
        print("ke")
    return (yield)
d = dele(); print(next(d)); print(d.send(5)); print(d.throw(KeyError))
try: d.send(7)
except StopIteration as e: print(e.value)
def ass(x):
    assert x, "msg" + str(x)
try: ass(0)
except AssertionError as e: print(e)
def nested_del():
    x = 1
    del x
    try: x
    except UnboundLocalError as e: print(e)
    def inner():
        return y
    try: inner()
    except NameError as e: print(e)
    y = 1
    print(inner())
    del y
    try: inner()
    except NameError as e: print(e)
nested_del()
def multi():
    try:
        try:
            1/0
        except (ValueError, ZeroDivisionError):
            print("m")
            [][1]
        finally:
            print("fin")
    except IndexError as e:
        print(e, repr(e.__context__))
multi()
def fin_raise():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
fin_raise()
def ret_fin():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x", x)
print(ret_fin())
