from typing import Generic, TypeVar, Optional, Union, Callable, Protocol, NamedTuple, TypedDict, Any, Iterable, overload, cast, runtime_checkable, get_type_hints, Literal, Final, Annotated
from abc import abstractmethod

T = TypeVar("T")
K = TypeVar("K", bound="Comparable")
V = TypeVar("V", int, str)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self

    def pop(self) -> T:
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self):
        return bool(self._items)


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


class Circle:
    def draw(self) -> str:
        return "()"


class Brick:
    weight = 3


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self):
        return f"I am {self.name}"


class Movie(TypedDict, total=False):
    title: str
    year: int


def first(xs: Iterable[T], default: Optional[T] = None) -> Union[T, None]:
    return next(iter(xs), default)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


MAX: Final = 10
Mode = Literal["r", "w"]
UserId = Annotated[int, "positive"]
Handler = Callable[[int, str], bool]

s: Stack[int] = Stack[int]()
s.push(1).push(2)
print(len(s), s.pop(), bool(s), s.pop(), bool(s))
try:
    s.pop()
except IndexError as e:
    print(e)
print(isinstance(Circle(), Drawable), isinstance(Brick(), Drawable))
e = Employee("Guido")
print(e, e.greet(), e._asdict(), e._replace(id=7), Employee._fields, Employee._field_defaults)
m: Movie = {"title": "Brazil", "year": 1985}
print(m, Movie.__annotations__.keys(), Movie(title="x"))
print(first([]), first([3]), double(4), double("ab"), cast(str, 5))
print(get_type_hints(first).keys(), first.__annotations__["return"])
print(Handler, Mode, Optional[int], Union[int, str], list[int], dict[str, list[int]])
print(T, Stack[int], int | None, isinstance(3, int | str))
