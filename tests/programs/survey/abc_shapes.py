from abc import ABC, abstractmethod
import math


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @property
    @abstractmethod
    def area(self) -> float:
        ...

    @abstractmethod
    def perimeter(self):
        """Length of the outline."""

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def helper(x):
        return round(x, 2)

    def __str__(self):
        return f"{self.name:<10}|{self.area:>10.2f}|{self.perimeter():>10.2f}"

    def __lt__(self, other):
        return self.area < other.area


class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r

    @property
    def area(self):
        return math.pi * self.r ** 2

    def perimeter(self):
        return 2 * math.pi * self.r


class Rect(Shape):
    def __init__(self, w, h=None):
        super().__init__("rectangle")
        self.w, self.h = w, h or w

    @property
    def area(self):
        return self.w * self.h

    def perimeter(self):
        return 2 * (self.w + self.h)


class Square(Rect):
    pass


class Half(Shape):
    area = 5


shapes = [Circle(1.5), Rect(3, 4), Square.unit()]
for s in sorted(shapes, reverse=True):
    print(s)
for cls in (Shape, Half):
    try:
        cls("x")
    except TypeError as e:
        print(e)
print(Square.__mro__)
print(issubclass(Square, Shape), Shape.helper(3.14159), Shape.__abstractmethods__ == {"area", "perimeter"})
print(Shape.perimeter.__doc__, Circle.perimeter.__qualname__)
try:
    Circle(1).area = 3
except AttributeError as e:
    print(e)
