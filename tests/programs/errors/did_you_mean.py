"""What the interpreter thinks was meant by a name that is not there."""
import math
class Point:
    def __init__(self): self.coordinate = 1; self.Height = 2
    def translate(self): pass
import threading
def run(f):
    t = threading.Thread(target=f, name="T"); t.start(); t.join()
value = 5
def a(): print(valeu)
def b(): print(vaule + nothing_at_all)
def c(): Point().coordinates
def d(): Point().height
def e(): Point().translat()
def f(): "abc".uper()
def g(): [].appendd(1)
def h():
    counter = 1
    print(countr)
def i(): pritn("x")
def j(): Point().Heigt
def k(): Point.tranlate
def l(): print(zzzzzz)
def m(): {}.key()
def n(): (5).foo
def o():
    print(x); x = 1
def p(): raise NameError("name 'valeu' is not defined")
def q(): raise AttributeError("nope")
def r(): lenn([1])
def s(): Point().coordinate.bit_lenght()
def t(): ValueErorr("x")
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t): run(fn)
print(valu)
