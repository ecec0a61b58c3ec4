# A manager of a class of its own: its proxies.
from multiprocessing.managers import BaseManager
class MathsClass:
    def __init__(self): self.n=0
    def add(self, x, y): self.n+=1; return x + y
    def mul(self, x, y): return x * y
    def count(self): return self.n
    def fail(self): raise ValueError("no")
    def __repr__(self): return "Maths!"
class MyManager(BaseManager): pass
MyManager.register('Maths', MathsClass)
if __name__ == '__main__':
    with MyManager() as manager:
        maths = manager.Maths()
        print(maths.add(4, 3)); print(maths.mul(7, 8)); print(maths.count(), type(maths), str(maths), repr(maths).split(" at ")[0])
        try: maths.fail()
        except ValueError as e: print(repr(e))
        try: maths.n
        except AttributeError as e: print(e)
    try: manager.Maths()
    except AssertionError as e: print("AE", e)
