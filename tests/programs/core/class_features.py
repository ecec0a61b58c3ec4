class Temp:
    count = 0

    def __init__(self, c):
        self._c = c
        Temp.count += 1

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, value):
        self._c = (value - 32) * 5 / 9

    @staticmethod
    def freezing():
        return 0

    @classmethod
    def from_f(cls, f):
        t = cls(0)
        t.f = f
        return t


t = Temp(100)
print(t.f, Temp.freezing(), t.freezing(), Temp.from_f(212)._c, Temp.count)
t.f = 32
print(t._c)
try:
    Temp.freezing(1)
except TypeError as e:
    print(e)


class ReadOnly:
    @property
    def x(self):
        return 1


try:
    ReadOnly().x = 2
except AttributeError as e:
    print(e)
