def g():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        print("closed")
for x in g():
    print(x)
    break
print("after break")
def f():
    for x in g():
        return x
print(f())
def h():
    it = g()
    print(next(it))
h()
print("after h")
print(next(g()))
print("after next")
it = g(); next(it); it = None
print("after none")
it = g(); next(it); del it
print("after del")
def first(it):
    for x in it: return x
print(first(g()))
print(next((x for x in g() if x == 1)))
print("any", any(x == 1 for x in g()))
a, *_ = g(); print(a)
from itertools import islice
print(list(islice(g(), 2)))
print("end")
def k():
    gen = g()
    for x in gen:
        if x == 2: break
    print("in k")
k()
try:
    for x in g(): raise ValueError("boo")
except ValueError as e: print(e)
last = g(); next(last)
print("exit")
