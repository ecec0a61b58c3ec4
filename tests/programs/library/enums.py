from enum import Enum, auto, unique, Flag
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(list(Color), len(Color), Color(2), Color["BLUE"])
print(Color.CRIMSON is Color.RED, Color.RED in Color, Color.RED == 1, Color.RED != Color.BLUE)
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color["X"]
except KeyError as e:
    print("KeyError", e)
class State(Enum):
    READY = auto()
    RUNNING = auto()
    DONE = "done"
    @property
    def final(self): return self is State.DONE
    def describe(self): return f"{self.name.lower()}={self.value}"
for s in State: print(s, s.final, s.describe())
print(State.__members__)
d = {State.READY: 1, State.DONE: 2}
print(d, isinstance(State.READY, State), type(State.READY))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.4e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
print(Planet.MARS.mass, Planet.MARS)
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
p = Perm.R | Perm.W
print(p, repr(p), Perm.R in p, Perm.X in p, p & Perm.W, list(p), bool(p & Perm.X), ~Perm.R)
print(Color)
print(f"{Color.RED} {Color.RED!r:>20}|{Color.RED:>10}|")
try:
    Color.RED.value = 3
except AttributeError as e:
    print("AE", e)
