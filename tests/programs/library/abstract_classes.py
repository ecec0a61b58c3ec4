from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name}: {self.area():.2f}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "square"
class Half(Shape):
    def area(self): return 0
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
s = Sq(3)
print(s.describe(), isinstance(s, Shape), issubclass(Sq, Shape), issubclass(int, Shape))
@Shape.register
class Odd: pass
print(isinstance(Odd(), Shape), isinstance(3, (Shape, int)))
print(sorted(Half.__abstractmethods__))
