from __future__ import annotations
import typing as t
from dataclasses import dataclass, fields, InitVar
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(x):
    return "?"


@show.register
def _(x: int):
    return f"int {x}"


@show.register
def _(x: list):
    return f"list of {len(x)}"


print(show(1), show([1, 2]), show("a"))


class Cart:
    @singledispatchmethod
    def apply(self, event):
        return "unknown"

    @apply.register
    def _(self, event: str):
        return f"text {event}"


print(Cart().apply("x"), Cart().apply(5))


@dataclass
class Settings:
    name: str
    limit: t.ClassVar[int] = 2
    seed: InitVar[int] = 0

    def __post_init__(self, seed):
        self.name += str(seed)


print(Settings("a", 5), [f.name for f in fields(Settings)], Settings.limit)
