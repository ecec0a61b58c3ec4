"""What is nested too deep is an error of the program, whoever walks through it."""
import asyncio


def show(f):
    try:
        print(f())
    except RecursionError as e:
        print(type(e).__name__)


def delegate(inner):
    yield from inner


def nested_tuple(n):
    nested = (int,)
    for _ in range(n):
        nested = (nested,)
    return nested


def chain(n):
    chained = iter([1])
    for _ in range(n):
        chained = delegate(chained)
    return list(chained)


class Calls:
    pass


async def awaits(inner):
    return await inner


async def one():
    return 1


def awaited(n):
    coroutine = one()
    for _ in range(n):
        coroutine = awaits(coroutine)
    return asyncio.run(coroutine)


show(lambda: isinstance(1.5, nested_tuple(100000)))
show(lambda: issubclass(str, nested_tuple(100000)))
show(lambda: isinstance(1.5, nested_tuple(50)))
show(lambda: chain(5000))
show(lambda: chain(100))
Calls.__call__ = Calls()
show(Calls())
show(lambda: awaited(100))
