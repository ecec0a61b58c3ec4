from enum import Enum, IntEnum, Flag, auto, unique, IntFlag, StrEnum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @classmethod
    def from_hex(cls, s):
        return cls[{"f00": "RED", "0f0": "GREEN"}[s]]

    def describe(self):
        return f"{self.name.lower()}={self.value}"


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Level(IntEnum):
    LOW = 10
    HIGH = 20


class Mood(StrEnum):
    HAPPY = auto()
    SAD = "sad!"


print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.__members__.keys())
print(Color.from_hex("0f0").describe(), isinstance(Color.RED, Color), Color.RED in Color)
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color.RED = 5
except AttributeError as e:
    print(type(e).__name__, e)
try:
    Color["PINK"]
except KeyError as e:
    print("KeyError", e)
print(f"{Planet.EARTH.surface_gravity:.3f}", Planet.EARTH.value)
print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, ~Perm.R, Perm(0), bool(Perm.R & Perm.W), Perm(7))
print(Level.HIGH > Level.LOW, Level.LOW + 1, sorted([Level.HIGH, Level.LOW]), Level(10), f"{Level.LOW}", "%d" % Level.HIGH)
print(Mood.HAPPY, Mood.SAD.upper(), Mood("sad!") is Mood.SAD, repr(Mood.HAPPY))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    Color.RED < Color.BLUE
except TypeError as e:
    print(e)
match Color.GREEN:
    case Color.RED:
        print("stop")
    case Color.GREEN | Color.BLUE:
        print("go")
