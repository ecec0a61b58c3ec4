from __future__ import annotations
from typing import Callable, ClassVar, Dict, Type
import abc


class Plugin(abc.ABC):
    registry: ClassVar[Dict[str, Type[Plugin]]] = {}
    priority: int = 0

    def __init_subclass__(cls, /, key: str | None = None, **kwargs):
        super().__init_subclass__(**kwargs)
        if key:
            cls.key = key
            Plugin.registry[key] = cls

    @abc.abstractmethod
    def run(self, data): ...

    @classmethod
    def create(cls, key, *args):
        try:
            return cls.registry[key](*args)
        except KeyError:
            raise LookupError(f"no plugin {key!r}; have {sorted(cls.registry)}") from None


class Upper(Plugin, key="upper"):
    priority = 2
    def run(self, data): return data.upper()


class Repeat(Plugin, key="repeat"):
    def __init__(self, n=2): self.n = n
    def run(self, data): return data * self.n


class Reverse(Plugin, key="reverse"):
    priority = 1
    def run(self, data): return data[::-1]


def pipeline(spec: str) -> Callable[[str], str]:
    steps = []
    for part in spec.split("|"):
        name, _, arg = part.strip().partition(":")
        steps.append(Plugin.create(name, *([int(arg)] if arg else [])))

    def run(text):
        for s in steps:
            text = s.run(text)
        return text
    return run


print(pipeline("upper | repeat:3|reverse")("abc"))
print({k: c.__name__ for k, c in Plugin.registry.items()}, [c.key for c in sorted(Plugin.registry.values(), key=lambda c: -c.priority)])
print(Plugin.__subclasses__())
try:
    pipeline("nope")
except LookupError as e:
    print(e, e.__cause__)
print(getattr(Upper, "key"), hasattr(Plugin, "key"), callable(Upper), vars(Repeat(5)), Repeat.__name__, type(Repeat()).__module__)


class Visitor:
    def visit(self, node):
        method = getattr(self, f"visit_{type(node).__name__}", self.generic_visit)
        return method(node)

    def generic_visit(self, node):
        return f"<{type(node).__name__}>"

    def visit_int(self, n): return str(n)
    def visit_list(self, n): return "[" + " ".join(map(self.visit, n)) + "]"


print(Visitor().visit([1, [2, "x"], 3.5]))
