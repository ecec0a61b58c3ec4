"""A token is good in its own context only; names that asyncio makes late, imported by name."""
import asyncio
import contextvars
from asyncio import *
from asyncio import IncompleteReadError, StreamReader, StreamWriter

try:
    from asyncio import WindowsSelectorEventLoopPolicy
except ImportError as error:
    print(str(error).partition(" (")[0])

var = contextvars.ContextVar("var", default=0)
tokens = []


async def sets():
    tokens.append(var.set(1))
    await asyncio.sleep(0)
    print(var.get())
    var.reset(tokens[-1])
    print(var.get())
    tokens.append(var.set(2))


async def main():
    await asyncio.create_task(sets())
    for token in tokens:
        try:
            var.reset(token)
        except (ValueError, RuntimeError) as error:
            print(type(error).__name__, str(error).rpartition(">")[2])
    token = var.set(5)

    def inside():
        try:
            var.reset(token)
        except ValueError as error:
            print(str(error).rpartition(">")[2])
        mine = var.set(6)
        var.reset(mine)
        return var.get()

    print(contextvars.copy_context().run(inside))
    await sets()
    var.reset(token)
    print(var.get(), Queue is asyncio.Queue, StreamReader.__name__, StreamWriter.__name__)
    print(repr(asyncio.current_task()).partition(" cb=")[0].rpartition(":")[2])

    async def line():
        x = 1
        print(repr(asyncio.current_task()).partition(" cb=")[0].rpartition(":")[2])

    await asyncio.create_task(line())


asyncio.run(main())
