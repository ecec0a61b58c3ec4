from __future__ import annotations
import dataclasses
import functools
import typing
from typing import *

T = TypeVar("T")


class Base:
    x: int = 1
    y: ClassVar[str]
    z: Optional[Base]
    w: "List['Base']"


class Derived(Base):
    v: dict[str, list[int]] | None
    f: Callable[[int, str], bool]
    g: Tuple[int, ...]
    lit: Literal["a", 1, None]
    ann: Annotated[int, "meta"]
    t: typing.Mapping[str, typing.Any]
    e: ValueError | KeyError
    n: None


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def h(a: int, b: List[str] = None, *args: float, c: Callable[[int], bool], **kw: Any) -> Dict[str, int]:
    return {}


@dataclasses.dataclass
class Point:
    x: int
    y: "float" = 0.0
    c: ClassVar[int] = 3
    i: dataclasses.InitVar[int] = 0


t(lambda: get_type_hints(Base))
t(lambda: get_type_hints(Derived))
t(lambda: get_type_hints(Derived, include_extras=True)["ann"])
t(lambda: Derived.__annotations__)
t(lambda: get_type_hints(h))
t(lambda: h.__annotations__)
t(lambda: get_type_hints(Point))
t(lambda: [f.type for f in dataclasses.fields(Point)])
t(lambda: Point.__doc__)


def bad(x: Undefined): ...
t(lambda: get_type_hints(bad))


def junk(x: "not a type here"): ...
t(lambda: get_type_hints(bad, {"Undefined": int}))
t(lambda: get_type_hints(bad, localns={"Undefined": str}))


@functools.wraps(h)
def wrapped(*args): ...
t(lambda: get_type_hints(wrapped) == get_type_hints(h))


class WithMethod:
    def method(self, other: WithMethod) -> list[WithMethod]: ...


t(lambda: get_type_hints(WithMethod.method))
t(lambda: get_type_hints(WithMethod().method))


def checked(function):
    hints = get_type_hints(function)

    @functools.wraps(function)
    def inner(*args):
        for (name, kind), value in zip(hints.items(), args):
            if not isinstance(value, kind):
                raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
        return function(*args)
    return inner


@checked
def add(a: int, b: int) -> int:
    return a + b


t(lambda: add(1, 2))
t(lambda: add(1, "2"))


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


t(lambda: get_type_hints(Movie))
t(lambda: get_type_hints(Movie, include_extras=True))


class Employee(NamedTuple):
    name: str
    id: int = 3


t(lambda: get_type_hints(Employee))
t(lambda: get_type_hints(print))
t(lambda: get_type_hints(5))


@no_type_check
def unchecked(a: "junk junk"): ...
t(lambda: get_type_hints(unchecked))
