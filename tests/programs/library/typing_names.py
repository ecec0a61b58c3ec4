from typing import *
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s: "Stack[int]" = Stack[int](); s.push(1); print(s.items)
class Child(Stack[int]): pass
Child().push(2)
print(Optional[int], List[int], Dict[str, int], Union[int, str, None], Callable[[int], str], Any, Tuple[int, ...])
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closable), isinstance(3, Closable))
try: Closable()
except TypeError as e: print(e)
class M(TypedDict, total=False):
    name: str
    year: int
m = M(name="x", year=3); print(m, type(m))
UserId = NewType("UserId", int); print(UserId(5), cast(int, "a"))
def f(x: Optional[int] = None, *a: int, **k: str) -> Iterator[int]: yield 1
print(get_type_hints(M), get_args(Dict[str, int]), T)
Handler = Callable[[str], Awaitable[None]]
class P(Protocol[T]):
    def get(self) -> T: ...
class Impl(P[int]):
    def get(self): return 4
print(Impl().get())
