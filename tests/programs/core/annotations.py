def add(a: int, b: float = 1.0) -> float:
    return a + b


x: int = 5
y: "not evaluated"


class P:
    n: int
    name: str = "p"


print(add(2), x, P.name)


def f(items: list[int], maybe: int | None = None) -> None:
    total: int = 0
    for i in items:
        total += i
    print(total, maybe)


f([1, 2])
