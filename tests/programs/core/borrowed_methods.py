# A dict's methods as __getattr__ and friends; __dir__; __pow__ with three; notes are texts.
class AttrDict(dict):
    __getattr__ = dict.__getitem__; __setattr__ = dict.__setitem__; __delattr__ = dict.__delitem__
d=AttrDict(a=1); d.b=2; print(d.a,d); del d.a; print(d)
try: del d.zz
except KeyError as e: print("KE",e)
class C:
    x=1
    def __dir__(self): return ["z","a"]
print(dir(C()))
class E(C):
    def __dir__(self): return list(super().__dir__())+["q"]
print(dir(E()))
class F:
    def __init__(self): self.me=1
    def __dir__(self): return [n for n in object.__dir__(self) if not n.startswith("_")]
    def meth(self): pass
print(dir(F()), F().__dir__()[:1])
class M:
    def __pow__(self,e,m=None): return ("pow",e,m)
print(pow(M(),2,3), pow(M(),2))
for a in ((2.0,2,3),("a",1,2),(2,"a",3)):
    try: pow(*a)
    except TypeError as e: print(e)
try: ValueError().add_note(5)
except TypeError as e: print(e)
