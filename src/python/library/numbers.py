"""numbers: what kind of number a value is."""
from abc import ABCMeta as _ABCMeta


class Number(metaclass=_ABCMeta):
    __hash__ = None


class Complex(Number):
    pass


class Real(Complex):
    pass


class Rational(Real):
    pass


class Integral(Rational):
    pass


Number.register(int)
Number.register(float)
Complex.register(int)
Complex.register(float)
Real.register(int)
Real.register(float)
Rational.register(int)
Integral.register(int)
