class Base:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry[cls.__name__.lower()] = cls


class Dog(Base):
    sound = "Woof"


class Cat(Base):
    sound = "Meow"


class Puppy(Dog):
    sound = "Yip"


print(Base.__subclasses__(), Dog.__subclasses__(), [c.__name__ for c in Base.__subclasses__()])
print({k: v.sound for k, v in Base.registry.items()})


def all_subclasses(cls):
    return set(cls.__subclasses__()).union(s for c in cls.__subclasses__() for s in all_subclasses(c))


print(sorted(c.__name__ for c in all_subclasses(Base)))
Animal = type("Animal", (Base,), {"sound": "...", "speak": lambda self: self.sound * 2})
print(Animal().speak(), Animal.__name__, Animal.__mro__[1] is Base, "animal" in Base.registry)
for name, cls in sorted(Base.registry.items()):
    obj = cls()
    print(f"{name:>8}: {getattr(obj, 'sound', 'silence')} {isinstance(obj, Dog)}")
