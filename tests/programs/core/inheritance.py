class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound()}"

    def sound(self):
        return "..."


class Dog(Animal):
    def sound(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def sound(self):
        return super().sound() + "!"


for a in [Animal("thing"), Dog("Rex"), Puppy("Bit", 1)]:
    print(a.speak(), isinstance(a, Dog), type(a).__name__)
print(issubclass(Puppy, Animal), issubclass(Dog, Puppy), Puppy.__mro__[1].__name__)
print(isinstance(Dog("x"), (int, Animal)))
