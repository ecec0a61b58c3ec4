# OOP corner cases
class A:
    count = 0
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); print('new', cls.__name__, kw)
    def __new__(cls, *a, **k): A.count += 1; return super().__new__(cls)
    def __init__(self, v=0): self.v = v
    def __repr__(self): return f'{self.__class__.__name__}({self.v})'
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash((A, self.v))
    def __lt__(self, o): return self.v < o.v
class B(A):
    def __init__(self, v, w): super().__init__(v); self.w = w
    @property
    def area(self): return self.v * self.w
    @area.setter
    def area(self, x): self.v = x / self.w
    @classmethod
    def make(cls, s): return cls(*map(int, s.split('x')))
    @staticmethod
    def helper(): return 'help'
    def __call__(self, x): return x + self.v
    def __getitem__(self, k): return f'item {k!r}'
    def __contains__(self, k): return k == self.w
    def __len__(self): return 0
    def __iter__(self): return iter((self.v, self.w))
b = B.make('3x4'); print(b, b.area, B.helper(), b.helper(), b(10), b['a'], b[1:2], b[1, 2], 4 in b, bool(b), list(b), A.count, [*b], tuple(b), dict([b]), max(A(1), A(5)), sorted([A(3), A(1)]), {A(1), A(1)}, A(1) == A(1), A(1) != A(2), A(1) in [A(1)])
b.area = 20; print(b.v, B.area.fget(b), type(b).area.__get__(b) if False else '')
x, y = b; print(x, y, isinstance(b, A), issubclass(B, A), B.__bases__, B.__mro__[1] is A, b.__class__.__name__, type(b) is B)
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x); return self
    def pop(self):
        if not self._items: raise IndexError('pop from empty stack')
        return self._items.pop()
    def __len__(self): return len(self._items)
    def __bool__(self): return bool(self._items)
    def __iter__(self): return reversed(self._items)
    def __str__(self): return f"Stack({', '.join(map(str, self._items))})"
s = Stack().push(1).push(2).push(3); print(s, len(s), list(s), s.pop(), str(s), repr(s).startswith('<__main__.Stack object at 0x'), bool(Stack()))
try: Stack().pop()
except IndexError as e: print(e)
class Matrix:
    def __init__(self, r): self.r = r
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(x, y)) for y in zip(*o.r)] for x in self.r])
    def __getitem__(self, ij): i, j = ij; return self.r[i][j]
    def __setitem__(self, ij, v): i, j = ij; self.r[i][j] = v
    def __eq__(self, o): return self.r == o.r
    def __neg__(self): return Matrix([[-v for v in r] for r in self.r])
    def __repr__(self): return '\n'.join(' '.join(f'{v:3}' for v in r) for r in self.r)
m = Matrix([[1, 2], [3, 4]]); m[0, 1] = 5; print(m @ m, m[1, 0], -m, m == m, sep='\n')
class Meta1:
    def __getattr__(self, n):
        if n.startswith('get_'): return lambda *a: (n[4:], a)
        raise AttributeError(n)
mm = Meta1(); print(mm.get_x(1, 2), getattr(mm, 'nope', 'default'), hasattr(mm, 'get_q'))
class Temp:
    def __init__(self, c): self._c = c
    c = property(lambda s: s._c, lambda s, v: setattr(s, '_c', v), doc='celsius')
    @property
    def f(self):
        """Fahrenheit."""
        return self._c * 9 / 5 + 32
t = Temp(100); t.c = 50; print(t.c, t.f, Temp.f.__doc__, Temp.c.__doc__)
try: t.f = 1
except AttributeError as e: print(e)
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.nxt
print(list(Node(1, Node(2, Node(3)))), sum(Node(1, Node(2))))
class Mixin:
    def hello(self): return f'hello from {self.name} ' + super().hello()
class Base:
    name = 'base'
    def hello(self): return 'base hello'
class Combo(Mixin, Base): name = 'combo'
print(Combo().hello(), [k.__name__ for k in Combo.__mro__])
try:
    class X(A, object, A): pass
except TypeError as e: print(e)
class Rev:
    def __init__(self, d): self.d = d; self.i = len(d)
    def __iter__(self): return self
    def __next__(self):
        if self.i == 0: raise StopIteration
        self.i -= 1; return self.d[self.i]
print(list(Rev('spam')), ''.join(Rev('abc')), next(Rev('z')), *Rev('xy'))
class Money:
    def __init__(self, a): self.a = a
    def __add__(self, o): return Money(self.a + (o.a if isinstance(o, Money) else o))
    __radd__ = __add__
    def __sub__(self, o): return Money(self.a - o.a)
    def __mul__(self, k): return Money(self.a * k)
    def __truediv__(self, k): return self.a / (k.a if isinstance(k, Money) else k)
    def __floordiv__(self, k): return Money(self.a // k)
    def __mod__(self, k): return self.a % k
    def __format__(self, spec): return f'${self.a:{spec or ".2f"}}'
    def __le__(self, o): return self.a <= o.a
    def __ge__(self, o): return self.a >= o.a
    def __float__(self): return float(self.a)
    def __int__(self): return int(self.a)
    def __complex__(self): return 0
    def __str__(self): return f'{self}'
print(sum([Money(1), Money(2)]), f'{Money(3):,.1f}', Money(7) / 2, Money(7) // 2, Money(7) % 4, Money(1) <= Money(2), float(Money(2)), int(Money(2.7)), str(Money(5)), Money(1) >= Money(3), 5 + Money(1))
import sys
def trace(f):
    def w(*a, **k): print('call', f.__name__, a, k); return f(*a, **k)
    w.__name__ = f.__name__; w.__doc__ = f.__doc__; w.calls = 0
    return w
class Svc:
    @trace
    def op(self, x, *, y=1): return x + y
    def __repr__(self): return 'Svc'
print(Svc().op(1, y=2), Svc.op.__name__, Svc.op.calls)
print(getattr(Svc(), 'op')(3), [n for n in vars(Svc) if not n.startswith('_')], Svc.__name__, Svc.__module__, Svc.__qualname__, Svc.__doc__, Svc.__dict__['op'] is Svc.op)
class WithCall:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k.__name__ if isinstance(k, type) else k}]'
print(WithCall[int], WithCall['x'])
