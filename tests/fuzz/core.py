"""Random programs of the language itself: statements, functions, classes, generators, exceptions, patterns."""

from expressions import IMPORTS, KINDS, SMALL, Expressions

ERRORS = ["ValueError", "KeyError", "TypeError", "IndexError", "ZeroDivisionError", "RuntimeError", "E1", "E2"]
ARITHMETIC = ["add", "sub", "mul", "floordiv", "mod", "matmul", "and", "or", "xor", "truediv", "lshift", "pow"]
SYMBOLS = dict(
    add="+", sub="-", mul="*", floordiv="//", mod="%", matmul="@", truediv="/", lshift="<<", pow="**", **{"and": "&", "or": "|", "xor": "^"}
)
ORDER = dict(lt="<", le="<=", gt=">", ge=">=", eq="==", ne="!=")


class Core(Expressions):
    def __init__(self, seed):
        super().__init__(seed)
        self.lines = []
        self.indent = 0
        self.loops = 0
        self.budget = 60

    def program(self):
        self.write(IMPORTS.strip())
        self.write("class E1(Exception): pass")
        self.write("class E2(E1, ValueError):")
        self.write("    def __str__(self): return 'E2!' + super().__str__()")
        self.write("def show(f):")
        self.write("    try:")
        self.write("        print(repr(f()))")
        self.write("    except Exception as e:")
        self.write("        print(type(e).__name__, e)")
        for _ in range(self.r.randrange(2, 6)):
            self.budget = 18
            part = self.r.choice(PARTS)
            getattr(self, part)()
        if self.chance(12):
            self.failing_end()
        return "\n".join(self.lines) + "\n"

    def write(self, text):
        for line in text.split("\n"):
            self.lines.append("    " * self.indent + line)

    def block(self, fill, *arguments):
        """A body one level further in, with names of its own."""
        self.indent += 1
        with self.inner():
            n = len(self.lines)
            fill(*arguments)
            if len(self.lines) == n:
                self.write("pass")
        self.indent -= 1

    # Parts of a program.

    def soup(self):
        for _ in range(self.r.randrange(3, 10)):
            kind = self.r.choice(KINDS)
            if self.chance(60):
                self.write(f"show(lambda: {self.expr(kind, 3)})")
            else:
                name = self.name()
                self.guarded(lambda: self.write(f"{name} = {self.expr(kind, 3)}"), f"{name} = {self.atom(kind)}")
                self.bind(kind, name)

    def guarded(self, fill, otherwise=None):
        self.write("try:")
        self.block(fill)
        self.write("except Exception as e:")
        self.write("    print(type(e).__name__, e)")
        if otherwise:
            self.write("    " + otherwise)

    def statements(self):
        self.define_variables()
        self.guarded(lambda: self.body(4))

    def define_variables(self):
        for kind in self.r.sample(KINDS, 4):
            name = self.name()
            self.write(f"{name} = {self.atom(kind)}")
            self.bind(kind, name)

    def body(self, depth):
        for _ in range(self.r.randrange(1, 5)):
            if self.budget <= 0:
                break
            self.budget -= 1
            choices = SIMPLE if depth <= 0 else SIMPLE + COMPOUND
            getattr(self, self.r.choice(choices))(depth - 1)

    # Simple statements.

    def do_print(self, _):
        kinds = [self.r.choice(KINDS) for _ in range(self.r.randrange(1, 3))]
        end = self.one("", "", "", ", sep='|'", ", end=';\\n'")
        self.write(f"print({', '.join(self.expr(kind, 2) for kind in kinds)}{end})")

    def do_assign(self, _):
        kind = self.r.choice(KINDS)
        value = self.expr(kind, 2)
        known = self.variable(kind)
        # Another name for the same object, now and then: who changes it, changes both.
        name = known if known and "." not in known and self.chance(50) and not self.loops else self.name()
        self.write(f"{name} = {value}")
        self.bind(kind, name)

    def do_augmented(self, _):
        kind, operators = self.one(
            ("int", ["+", "-", "^", "|", "&", "%", "//"]), ("float", ["+", "*", "-", "/"]), ("str", ["+"]), ("ints", ["+"]),
            ("set", ["|", "&", "-", "^"]), ("dict", ["|"]), ("tuple", ["+"]),
        )
        name = self.variable(kind)
        if name and name.isidentifier():
            value = self.expr("ints" if kind == "ints" else kind, 1)
            if self.loops and kind in ("str", "ints", "tuple"):
                value = self.atom(kind)[:40]
            self.write(f"{name} {self.r.choice(operators)}= {value}")

    def do_mutate(self, _):
        kind = self.one("ints", "strs", "dict", "set")
        name = self.variable(kind)
        if not name:
            return
        small, value = self.small(), self.expr("int" if kind != "strs" else "str", 1)
        text = {
            "ints": [
                f"{name}.append({value})", f"{name}.insert({small}, {value})", f"{name}.pop({self.one('', small)})", f"{name}.sort()",
                f"{name}.reverse()", f"{name}[{small}] = {value}", f"del {name}[{small}]", f"{name}.remove({small})", f"del {name}[{self.slice()}]",
                f"{name}[{self.slice()}] = {self.atom('ints')}", f"{name}.extend({self.atom('ints')})", f"{name}.sort(key=lambda x: -x)",
            ],
            "strs": [f"{name}.append({value})", f"{name}.sort(key=len)", f"{name}.pop()", f"{name}[{small}] = {value}", f"{name}.clear()"],
            "dict": [
                f"{name}[{self.atom('str')}] = {value}", f"{name}.update(q={value})", f"{name}.pop({self.atom('str')})", f"{name}.popitem()",
                f"del {name}[{self.atom('str')}]", f"{name}.setdefault({self.atom('str')}, {value})", f"{name}.clear()", f"{name}.pop('zz', None)",
            ],
            "set": [
                f"{name}.add({value})", f"{name}.discard({small})", f"{name}.remove({small})", f"{name}.update({self.atom('ints')})",
                f"{name}.intersection_update({self.atom('ints')})", f"{name}.difference_update({self.atom('set')})", f"{name} ^= {self.atom('set')}",
            ],
        }[kind]
        text = self.r.choice(text)
        if name.isidentifier():
            self.write(f"print({text})" if self.chance(30) and "=" not in text.split("(")[0] and not text.startswith("del") and "^" not in text else text)

    def do_unpack(self, _):
        a, b, c = self.name(), self.name(), self.name()
        source = self.expr(self.one("ints", "strs", "tuple", "str"), 1)
        form = self.one(f"{a}, {b}", f"{a}, *{b}", f"*{a}, {b}", f"{a}, *{b}, {c}", f"[{a}, {b}, {c}]", f"({a}, {b}), {c}", f"{a}, ({b}, *{c})")
        self.write(f"{form} = {source}")
        self.write(f"print({a!s}, {b!s})")

    def do_swap(self, _):
        a, b = self.variable("int"), self.variable("int")
        if a and b and a.isidentifier() and b.isidentifier():
            self.write(f"{a}, {b} = {b}, {a} + {b} if abs({a}) < 10**40 else 1")

    def do_raise(self, _):
        if self.chance(40):
            error = self.r.choice(ERRORS)
            cause = self.one("", "", "", " from None", " from KeyError('cause')")
            self.write(f"if {self.expr('bool', 1)}: raise {error}({self.one('', self.atom('str'), self.atom('int'))}){cause}")

    def do_assert(self, _):
        self.write(f"assert {self.expr('bool', 1)}{self.one('', ', ' + self.atom('str'))}")

    def do_leave(self, _):
        if self.loops:
            self.write(f"if {self.expr('bool', 1)}: {self.one('break', 'continue')}")

    def do_delete(self, _):
        kind = self.one("int", "str")
        name = self.name()
        self.write(f"{name} = {self.expr(kind, 1)}; del {name}")
        if self.chance(30):
            self.write(f"print({name})")

    # Compound statements.

    def do_if(self, depth):
        self.write(f"if {self.expr('bool', 2)}:")
        self.block(self.body, depth)
        if self.chance(30):
            self.write(f"elif ({self.name()} := {self.expr('int', 1)}) > 2:")
            self.block(self.body, depth)
        if self.chance(50):
            self.write("else:")
            self.block(self.body, depth)

    def do_for(self, depth):
        name = self.name()
        source, kind = self.one(("ints", "int"), ("strs", "str"), ("str", "str"), ("range", "int"), ("pairs", "int"), ("dict", "str"), ("set", "int"))
        target, iterable = name, {
            "range": f"range({self.small()}, {self.one(3, 5, -4)}{self.one('', ', -1', ', 2')})",
            "pairs": f"enumerate({self.expr('strs', 1)})",
        }.get(source) or self.expr(source, 1)
        if source == "pairs":
            target = f"{name}, {self.name()}"
        if source in ("ints", "strs", "str"):
            # What grows while it is iterated over never ends.
            iterable += "[:6]"
        elif source in ("dict", "set"):
            iterable = f"list({iterable})[:5]"
        self.write(f"for {target} in {iterable}:")
        self.loop_body(depth, **{kind: [name]})

    def do_while(self, depth):
        name = self.name("n")
        self.write(f"{name} = {self.one(2, 3, 5)}")
        self.write(f"while {name} > 0{self.one('', f' and {self.expr(chr(98) + chr(111) + chr(111) + chr(108), 1)}')}:")
        self.write(f"    {name} -= 1")
        self.loop_body(depth)

    def loop_body(self, depth, **names):
        self.loops += 1
        self.indent += 1
        with self.inner(**names):
            self.write("pass")
            self.body(depth)
        self.indent -= 1
        self.loops -= 1
        if self.chance(30):
            self.write("else:")
            self.block(self.body, 0)

    def do_try(self, depth):
        self.write("try:")
        self.block(self.body, depth)
        handlers = self.r.sample(ERRORS, self.r.randrange(0, 3))
        for handler in handlers:
            caught = self.one(handler, handler, f"({handler}, {self.r.choice(ERRORS)})")
            self.write(f"except {caught}{self.one('', ' as e')}:")
            self.write(f"    print('caught {handler}')")
            self.block(self.handler_body, depth)
        if self.chance(40) or not handlers:
            self.write("except Exception as e:")
            self.write("    print('other', type(e).__name__, e)")
            self.block(self.handler_body, depth)
        if self.chance(30):
            self.write("else:")
            self.block(self.body, depth)
        if self.chance(50):
            self.write("finally:")
            self.write("    print('finally')")
            self.block(self.body, depth)

    def handler_body(self, depth):
        self.body(depth - 1)
        if self.chance(20):
            self.write(self.one("raise", f"raise {self.r.choice(ERRORS)}('again')", "raise E1(1) from ValueError(2)"))

    def do_with(self, depth):
        name = self.name("c")
        self.write("class CM:") if False else None
        self.write(f"with Context({self.atom('str')}, {self.one(True, False)}) as {name}{self.one('', f', Context(2, False)')}:")
        self.block(self.body, depth)

    def do_match(self, depth):
        self.write(f"match {self.any(2)}:")
        self.indent += 1
        for _ in range(self.r.randrange(1, 5)):
            names = {}
            pattern = self.pattern(2, names)
            guard = ""
            with self.inner(**names):
                if self.chance(20):
                    guard = f" if {self.expr('bool', 1)}"
                self.write(f"case {pattern}{guard}:")
                shown = ", ".join(sum(names.values(), []))
                self.write(f"    print('case', {shown or 0})")
                self.block(self.body, depth - 1)
        self.write("case _:")
        self.write("    print('no case')")
        self.indent -= 1

    def pattern(self, depth, names, capture=True):
        def inner():
            return self.pattern(depth - 1, names, capture)

        def captured(kind):
            if not capture:
                return "_"
            name = self.name("m")
            names.setdefault(kind, []).append(name)
            return name

        match self.r.randrange(12 if depth > 0 else 6):
            case 0 | 1:
                return self.one("0", "1", "-1", "2.5", "'a'", "'abc'", "None", "True", "b'abc'", "''")
            case 2:
                return self.one("int()", "str()", "float()", "list()", "tuple()", "dict()", "set()", "bool()")
            case 3:
                kind = self.one("int", "str", "float")
                return f"{kind}({captured(kind)})"
            case 4:
                return "_" if depth < 2 else f"[{inner()}]"
            case 5:
                return "math.pi" if depth > 1 else "1"
            case 6 | 7:
                star = self.one("", "", f", *{self.star(names, capture)}")
                return f"{self.one('[', '(')}{inner()}, {inner()}{star}".replace("(", "[", 1) + "]" if False else f"[{inner()}, {inner()}{star}]"
            case 8:
                return f"[{captured('int')}, *_]"
            case 9:
                rest = f", **{captured('dict')}" if capture and self.chance(50) else ""
                return f"{{'a': {inner()}{rest}}}"
            case 10:
                # Alternatives must bind the same names.
                return f"({self.pattern(1, names, False)} | {self.pattern(1, names, False)})" if True else ""
            case 11:
                return f"({self.pattern(1, names, False)} as {captured('tuple')})" if capture else "3"
        return "1"

    def star(self, names, capture):
        if not capture or self.chance(40):
            return "_"
        name = self.name("m")
        names.setdefault("ints", []).append(name)
        return name

    # Functions.

    def functions(self):
        name = self.name("f")
        params = self.parameters()
        self.write(f"def {name}({', '.join(params)}):")
        self.indent += 1
        names = [p.strip("*").split("=")[0].split(":")[0] for p in params if p not in "/*"]
        self.write(f"print({', '.join(names) or 1})")
        with self.inner(int=[n for n, p in zip(names, [p for p in params if p not in "/*"]) if "*" not in p]):
            loops, self.loops = self.loops, 0
            self.body(2)
            self.write(f"return {self.any(1)}")
            self.loops = loops
        self.indent -= 1
        for _ in range(self.r.randrange(2, 5)):
            self.write(f"show(lambda: {name}({', '.join(self.arguments())}))")

    def parameters(self):
        count = self.r.randrange(0, 5)
        names = ["a", "b", "c", "d"][:count]
        first_default = self.r.randrange(0, count + 1)
        params = [n if i < first_default else f"{n}={self.one('1', '2', '[]', 'None')}" for i, n in enumerate(names)]
        if params and self.chance(20):
            params.insert(self.r.randrange(1, len(params) + 1), "/")
        if self.chance(40):
            params.append(self.one("*args", "*"))
            only = ["k", "k=5", "k: int = 3"]
            if params[-1] == "*" or self.chance(50):
                params.append(self.one(*only))
            if self.chance(30):
                params.append("z=0")
        if self.chance(30):
            params.append("**kw")
        return params

    def arguments(self):
        parts = [self.atom("int") for _ in range(self.r.randrange(0, 4))]
        if self.chance(25):
            parts.append(f"*{self.atom('ints')}")
        for keyword in self.r.sample(["a", "b", "c", "k", "z", "w"], self.r.randrange(0, 3)):
            parts.append(f"{keyword}={self.atom('int')}")
        if self.chance(15):
            parts.append("**{'k': 1}" if self.chance(50) else f"**{self.atom('dict')}")
        return parts

    def closures(self):
        outer, n = self.name("f"), self.r.randrange(1, 4)
        self.write(f"def {outer}(x):")
        self.write(f"    total, log = {self.atom('int')}, []")
        self.write("    def add(y=1):")
        self.write("        nonlocal total")
        self.write(f"        total = {self.one('total + y', 'total * 2 - y', 'y - total', 'max(total, y) + x')}")
        self.write("        log.append((x, y, total))")
        self.write(f"        return {self.one('total', 'lambda: total', '[total, y]')}")
        if self.chance(50):
            self.write("    def reset():")
            self.write(f"        nonlocal {self.one('total', 'x', 'total, x')}")
            if "total" not in self.lines[-1]:
                self.write("        x = -x")
            else:
                self.write("        total = 0")
                if self.lines[-2].endswith("x"):
                    self.write("        x += 1")
        else:
            self.write("    reset = lambda: log.clear()")
        self.write("    return add, reset, log")
        a = self.name("g")
        self.write(f"{a}, {a}r, {a}l = {outer}({self.atom('int')})")
        for _ in range(n + 2):
            call = self.one(f"{a}({self.atom('int')})", f"{a}()", f"{a}r()")
            self.write(f"show(lambda: [r() if callable(r := {call}) else r, {a}l])")
        self.write(f"fs = [lambda x{self.one('', '=i')}: (x, i) for i in {self.atom('ints')}]" if self.chance(50) else "fs = []\nfor i in range(3):\n    fs.append(lambda x=0: (x, i))")
        self.write("show(lambda: [f(7) for f in fs])")

    def decorators(self):
        self.write("def traced(tag):")
        self.write("    def wrap(f):")
        self.write(f"        {self.one('@functools.wraps(f)', 'pass')}")
        self.write("        def inner(*a, **k):")
        self.write("            print(tag, 'in', a, k)")
        self.write("            try:")
        self.write("                return f(*a, **k)")
        self.write("            finally:")
        self.write("                print(tag, 'out')")
        self.write(f"        {self.one('', 'inner.tag = tag')}pass")
        self.lines[-1] = self.lines[-1].replace("tagpass", "tag")
        self.write("        return inner")
        self.write("    return wrap")
        name = self.name("f")
        for tag in self.r.sample("ABC", self.r.randrange(1, 3)):
            self.write(f"@traced({tag!r})")
        if self.chance(30):
            self.write(self.one("@functools.lru_cache(maxsize=None)", "@functools.lru_cache(2)", "@functools.cache"))
        self.write(f"def {name}(n, m=1):")
        self.write(f"    return {self.one(f'n if n < 2 else {name}(n - 1) + {name}(n - 2)', 'n // m', '[n] * m', f'n and {name}(n - 1, m=m)')}")
        for _ in range(3):
            self.write(f"show(lambda: {name}({self.one('3', '2', '4', '0', '3, 0', 'n=2', '')}))")
        self.write(f"show(lambda: {name}.__name__)")

    def generators(self):
        name = self.name("g")
        self.write(f"def {name}(n, *rest):")
        self.indent += 1
        self.write("print('start', n)")
        shape = self.r.randrange(5)
        if shape == 0:
            self.write("try:")
            self.write("    for i in range(n):")
            self.write("        got = yield i")
            self.write("        if got is not None: print('got', got)")
            self.write(f"except {self.one('GeneratorExit', 'ValueError', 'Exception')} as e:")
            self.write("    print('caught', type(e).__name__)")
            self.write(f"    {self.one('raise', 'yield 99', 'return 5', 'pass')}".rstrip() if self.chance(80) else "    raise RuntimeError('x')")
            self.write("finally:")
            self.write("    print('cleanup')")
        elif shape == 1:
            self.write(f"r = yield from {self.one('range(n)', 'inner(n)', '[1, 2]', 'inner(n)')}")
            self.write("print('r', r)")
            self.write("return r")
            self.lines[-4:-4] = []
        elif shape == 2:
            self.write("total = 0")
            self.write("while total < 50:")
            self.write("    x = yield total")
            self.write("    total += x if x else n + 1")
            self.write("return 'done'")
        elif shape == 3:
            self.write("if n > 0:")
            self.write(f"    yield n; yield from {name}(n - 1)")
            self.write(f"    {self.one('yield -n', 'return n', 'raise KeyError(n)')}")
        else:
            self.write("with Context('gen', False):")
            self.write("    yield n; yield n * 2")
            self.write("    raise StopIteration(n)" if self.chance(40) else "    return n")
        self.indent -= 1
        it = self.name("i")
        self.write(f"{it} = {name}({self.one(2, 3, 0)})")
        for _ in range(self.r.randrange(2, 7)):
            action = self.one(
                f"next({it})", f"next({it}, 'end')", f"{it}.send({self.one('None', '5', '1')})", f"{it}.throw({self.one('ValueError', 'ValueError(3)', 'KeyError(1)')})",
                f"{it}.close()", f"list({it})", f"[x for x in {it}]", f"sum({it})", f"dict(enumerate({it}))", f"(lambda a, *b: (a, b))(*{it})",
                f"list(zip({it}, range(2)))", f"max({it}, default=-1)", f"2 in {it}",
            )
            self.write(f"show(lambda: {action})")
        self.write(f"{it}.close()" if False else f"show(lambda: {it}.close())")

    # Classes.

    def classes(self):
        a, b, c = self.name("A"), self.name("B"), self.name("C")
        operators = self.r.sample(ARITHMETIC, 3)
        orders = self.r.sample(sorted(ORDER), 3)
        self.write(f"class {a}:")
        self.indent += 1
        self.write(f"count = {self.one(0, 10)}")
        if self.chance(15):
            self.write("__slots__ = ('v', 'w')")
        self.write("def __init__(self, v=0):")
        self.write("    self.v = v")
        if self.chance(70):
            self.write(f"def __{self.one('repr', 'str', 'repr')}__(self): return f'{{type(self).__name__}}<{{self.v}}>'")
        else:
            self.write("def __repr__(self): return 'R'" )
            self.write("def __format__(self, spec): return f'F{spec}'")
        for operator in operators:
            body = self.one("type(self)(self.v * 2)", "NotImplemented", "(self.v, type(o).__name__)", f"{self.one('self.v', 'o')}", "self")
            self.write(f"def __{self.one('', 'r', 'i', '')}{operator}__(self, o):\n    print({operator!r}); return {body}")
        for order in orders:
            self.write(f"def __{order}__(self, o):\n    return {self.one(f'self.v {ORDER[order]} o.v', 'NotImplemented', 'True', 'self.v')}")
        self.dunders()
        self.indent -= 1
        self.write(f"class {b}({self.one(a, a, f'{a}')}):")
        self.indent += 1
        self.write(f"def __init__(self, v=1, w=2):\n    super().__init__({self.one('v', 'v + w', 'w')}); {self.one('self.w = w', 'pass')}")
        self.write(f"def hello(self): return '{b}'")
        if self.chance(50):
            self.write(f"def __{self.one('', 'r')}{self.r.choice(operators)}__(self, o): return 'B op'")
        if self.chance(40):
            self.write("@property\ndef double(self): return self.v * 2")
            if self.chance(50):
                self.write("@double.setter\ndef double(self, x):\n    print('set', x); self.v = x // 2")
        if self.chance(40):
            self.write(self.one("@classmethod\ndef make(cls, x): return cls(x)", "@staticmethod\ndef make(x): return [x]"))
        self.indent -= 1
        self.write(f"class {c}({self.one(f'{b}', f'{b}, {a}', a)}):")
        self.write("    def hello(self):")
        self.write("        return 'C' + super().hello()")
        self.write(f"{a.lower()}, {b.lower()}, {c.lower()} = {a}({self.atom('int')}), {b}({self.atom('int')}), {c}({self.atom('int')})")
        self.use_objects(a, b, c, operators, orders)

    def dunders(self):
        options = [
            "def __len__(self): return self.v", "def __bool__(self): return self.v > 1", "def __getitem__(self, i):\n    if i == 3: raise IndexError('three')\n    return (self.v, i)",
            "def __contains__(self, x): return x == self.v", "def __iter__(self): return iter([self.v, 1])", "def __call__(self, *a, **k): return a, k",
            "def __hash__(self): return 7", "def __eq__(self, o): return isinstance(o, type(self)) and self.v == o.v", "def __neg__(self): return -self.v",
            "def __getattr__(self, n):\n    if n.startswith('_'): raise AttributeError(n)\n    return n * 2", "def __enter__(self): return self\ndef __exit__(self, *a): print('exit', a[0]); return True",
            "def __index__(self): return 2", "def __int__(self): return 5", "def __float__(self): return 2.5", "def __abs__(self): return 'abs'", "def __invert__(self): return 'inv'",
            "def __reversed__(self): return [9]", "def __setitem__(self, i, x): print('set', i, x)", "def __delitem__(self, i): print('del', i)",
            "def __missing__(self, k): return k", "def __divmod__(self, o): return 'dm'", "def __round__(self, n=None): return n", "def __setattr__(self, n, x):\n    object.__setattr__(self, n, x)",
            "def __init_subclass__(cls, **kw): print('sub', cls.__name__)", "def __class_getitem__(cls, k): return k", "def __new__(cls, *a): return super().__new__(cls)",
            "@functools.cached_property\ndef late(self): print('late'); return 3", "__hash__ = None", "x: int = 3", "def hello(self): return 'A'",
        ]
        for text in self.r.sample(options, self.r.randrange(2, 7)):
            self.write(text)

    def use_objects(self, a, b, c, operators, orders):
        names = [a.lower(), b.lower(), c.lower()]
        for _ in range(self.r.randrange(5, 12)):
            x, y = self.r.choice(names), self.one(*names, self.atom("int"))
            if self.chance(20):
                x, y = y, x
            symbol = SYMBOLS[self.r.choice(operators)]
            self.write(
                "show(lambda: "
                + self.one(
                    f"{x} {symbol} {y}", f"{x} {symbol} {y}", f"{x} {ORDER[self.r.choice(orders)]} {y}", f"{x} == {y}", f"len({x})", f"bool({x})", f"{x}[{self.one(0, 3, '1:2')}]",
                    f"1 in {x}", f"list({x})", f"{x}(1, k=2)", f"hash({x}) is None", f"-{x}", f"{x}.missing", f"{x}.hello()", f"{x}.double", f"{x}.make(3)",
                    f"isinstance({x}, {self.one(a, b, c)})", f"[k.__name__ for k in type({x}).__mro__]", f"sorted([{', '.join(names)}])", f"max({x}, {y})", f"int({x})", f"str({x})",
                    f"'%s %r' % ({x}, {x})", f"f'{{{x}}} {{{x}!r:>9}}'", f"'{{:>5}}'.format({x})", f"len({{{x}, {y}}})", f"range({x})", f"[1, 2, 3][{x}]", f"abs({x})", f"~{x}",
                    f"{x}.late + {x}.late", f"divmod({x}, {y})", f"round({x})", f"reversed({x})", f"{a}.count", f"sorted(vars({x}))", f"getattr({x}, 'v', 0)", f"{x}.count", f"list(map(type, [{x}]))[0].__name__",
                    f"issubclass({b}, {a})", f"{{{x}: 1}}[{y}]", f"float({x})", f"not {x}", f"{x} or {y}", f"{a}[int]",
                )
                + ")"
            )
            if self.chance(25):
                target = self.r.choice(names)
                statement = self.one(
                    f"{target}.v = {self.atom('int')}", f"{target} {symbol}= {y}", f"{target}.double = 8", f"{target}[1] = 2", f"del {target}[0]", f"del {target}.v", f"{a}.count += 1",
                    f"{target}.fresh = 1", f"with {target} as t: print(t.v); raise ValueError", f"a0, *b0 = {target}; print(a0, b0)",
                )
                self.guarded(lambda: self.write(statement))

    def data_classes(self):
        a, b = self.name("D"), self.name("N")
        options = self.r.sample(["order=True", "frozen=True", "eq=False", "repr=False"], self.r.randrange(0, 3))
        if "eq=False" in options and "order=True" in options:
            options.remove("eq=False")
        self.write("import dataclasses, enum, typing")
        self.write(f"@dataclasses.dataclass({', '.join(options)})")
        self.write(f"class {a}:")
        self.write("    x: int")
        self.write(f"    y: str = {self.atom('str')}" if self.chance(60) else "    y: list = dataclasses.field(default_factory=list)")
        self.write(f"    z: int = dataclasses.field(default=3{self.one('', ', repr=False', ', compare=False')})")
        if self.chance(40):
            self.write("    def __post_init__(self): print('post', self.x)")
        self.write(f"class {b}(typing.NamedTuple):")
        self.write(f"    p: int\n    q: str = 'q'\n    def both(self): return self.p, self.q")
        e = self.name("Color")
        self.write(f"class {e}({'enum.Enum'}):")
        self.write(f"    RED = 1\n    GREEN = {self.one('2', 'enum.auto()')}\n    BLUE = {self.one('3', '1', 'enum.auto()')}")
        first = f"{a}({self.atom('int')})"
        second = f"{a}({self.one('1', '2', '1, 2', 'x=1, z=5', '')})"
        for text in self.r.sample(
            [
                first, second, f"{first} == {second}", f"{first} < {second}", f"dataclasses.asdict({first})", f"dataclasses.replace({first}, x=9)", f"hash({first}) is None",
                f"{b}(1)", f"{b}(1, 2)._replace(p=5)", f"{b}(3).both()", f"{b}(*'ab') == ('a', 'b')", f"{b}()", f"{b}(1)[0:2]", f"{b}._fields", f"{b}(1)._asdict()", f"{e}.RED", f"{e}(2)", f"{e}['BLUE']",
                f"list({e})", f"{e}.RED == 1", f"{e}.GREEN.name, {e}.GREEN.value", f"{e}(9)", f"{e}.RED < {e}.GREEN", f"str({e}.BLUE)", f"f'{{{e}.RED}}'", f"[f.name for f in dataclasses.fields({a})]",
                f"len({e})", f"{e}.BLUE is {e}.RED", f"{e}.RED in {e}", f"dataclasses.astuple({second})", f"sorted([{second}, {first}])",
            ],
            9,
        ):
            self.write(f"show(lambda: {text})")

    def collections_part(self):
        d = self.name("q")
        self.write(f"{d} = collections.deque({self.atom('ints')}, {'None'})")
        for _ in range(5):
            self.write(f"show(lambda: ({d}.{self.one('append(1)', 'appendleft(2)', 'pop()', 'popleft()', 'rotate(1)', 'rotate(-2)', 'extend([7, 8])', 'extendleft([7, 8])', 'reverse()', 'remove(3)', 'count(1)', 'index(3)', 'insert(1, 5)')}, {d}))")
        n = self.name("k")
        self.write(f"{n} = collections.{'Counter'}({self.one(self.atom('dict'), 'zip(range(3), range(3))')})")
        for _ in range(4):
            self.write(f"show(lambda: {n}.{self.one('most_common(2)', 'total()', 'elements()', 'subtract(a=1)', 'update(a=2)', 'items()', 'popitem()', 'keys()', 'values()', 'get(1)')})")
            if "elements" in self.lines[-1]:
                self.lines[-1] = self.lines[-1].replace(".elements()", ".copy()")
        self.write(f"show(lambda: {n})")
        m = self.name("dd")
        self.write(f"{m} = collections.defaultdict({self.one('int', 'list', 'lambda: 7', 'None')})")
        self.write(f"show(lambda: ({m}[1], {m}))")
        self.write(f"show(lambda: collections.ChainMap({self.atom('dict')}, {self.atom('dict')})['a'])")
        h = self.name("h")
        self.write(f"{h} = {self.atom('ints')}")
        self.write(f"show(lambda: (heapq.heapify({h}), heapq.heappush({h}, 4), heapq.heappop({h}), heapq.heappushpop({h}, 2), {h}))")

    def nested_exceptions(self):
        name = self.name("f")
        self.write(f"def {name}(k):")
        self.indent += 1
        depth = self.r.randrange(1, 4)
        self.loops, loops = 0, self.loops
        in_loop = self.chance(60)
        if in_loop:
            self.write(f"for i in range({self.one(2, 3)}):")
            self.indent += 1
        self.try_tree(depth, in_loop)
        if in_loop:
            self.indent -= 1
            if self.chance(50):
                self.write("else:")
                self.write("    print('for else')")
        self.write("print('end')")
        self.write("return 'end'")
        self.loops = loops
        self.indent -= 1
        for k in range(3):
            self.write(f"show(lambda: {name}({k}))")

    def try_tree(self, depth, in_loop):
        def leaf():
            choices = [
                "print('a', k)", "if k == 0: raise ValueError(k)", "if k == 1: raise KeyError(k)", "1 // k", "if k == 2: return 'early'", "[][k]", "raise E2('e2')", "return k", "assert k",
                "int('x' * k)", "print(k)", "{}['q']",
            ]
            if in_loop:
                choices += ["if i: break", "if k == i: continue", "if i == 1: return i", "print('i', i)"]
            self.write(self.r.choice(choices))

        if depth == 0:
            leaf()
            return
        leaf()
        shape = self.r.randrange(4)
        if shape == 3:
            self.write(f"with Context({depth}, {self.one(True, False)}):")
            self.block(self.try_tree, depth - 1, in_loop)
            leaf()
            return
        self.write("try:")
        self.block(self.try_tree, depth - 1, in_loop)
        if shape != 1:
            self.write(f"except {self.one('ValueError', 'LookupError', 'E1', '(KeyError, ZeroDivisionError)', 'Exception')} as err:")
            self.write("    print('handler', repr(err), repr(err.__context__), repr(err.__cause__))")
            self.block(self.try_tree, depth - 1, in_loop)
            if self.chance(30):
                self.write("    " + self.one("raise", "raise RuntimeError('r') from err", "raise RuntimeError('s')", "raise KeyError('t') from None"))
            if self.chance(40):
                self.write("else:")
                self.block(self.try_tree, 0, in_loop)
        if shape != 0:
            self.write("finally:")
            self.write(f"    print('finally {depth}')")
            self.block(self.try_tree, 0, in_loop)

    def exception_groups(self):
        def group(depth):
            parts = [self.one("ValueError(1)", "KeyError('k')", "TypeError('t')", "OSError(2, 'no')", "E1('e')") if depth == 0 or self.chance(60) else group(depth - 1) for _ in range(self.r.randrange(1, 4))]
            return f"ExceptionGroup({self.one('m', 'n')!r}, [{', '.join(parts)}])"

        self.write("try:")
        self.write("    try:")
        self.write(f"        raise {self.one(group(1), group(2), 'ValueError(9)')}")
        for handler in self.r.sample(["ValueError", "KeyError", "(TypeError, E1)", "OSError", "Exception"], self.r.randrange(1, 4)):
            self.write(f"    except* {handler} as g:")
            self.write("        print('star', repr(g))")
            if self.chance(20):
                self.write(f"        {self.one('raise', 'raise E1(5)')}")
        if self.chance(30):
            self.write("    finally:\n        print('fin')")
        self.write("except BaseException as e:")
        self.write("    print('left', repr(e), repr(e.__context__))")
        self.write(f"show(lambda: {group(2)}.{self.one('split', 'subgroup')}({self.one('ValueError', 'lambda e: isinstance(e, KeyError)', '(KeyError, E1)')}))")

    def failing_end(self):
        name = self.name("f")
        self.write(f"def {name}(n):")
        self.write("    try:")
        self.write(f"        return {self.one(f'{name}(n - 1) if n else 1 // n', 'undefined_name', 'int(n)', 'n.missing', '{}[n]')}")
        self.write(f"    except {self.one('KeyError', 'ZeroDivisionError', 'Exception')} as e:")
        self.write(f"        {self.one('raise', 'raise E2(n)', 'raise E1(n) from e', 'raise', 'raise SystemExit(4)', 'raise KeyError(n) from None')}")
        self.write(f"{name}({self.one('2', '0', repr('x'), 'None')})")


CONTEXT = """
class Context:
    def __init__(self, tag, swallows): self.tag, self.swallows = tag, swallows
    def __enter__(self):
        print('enter', self.tag)
        return self.tag
    def __exit__(self, kind, error, tb):
        print('exit', self.tag, kind and kind.__name__, error)
        return self.swallows
def inner(n):
    try:
        x = yield n
        print('inner got', x)
        yield n + 1
    except ValueError as e:
        print('inner caught', e)
        yield 'v'
    finally:
        print('inner finally')
    return 'inner result'
""".strip()
SIMPLE = ["do_print", "do_assign", "do_augmented", "do_mutate", "do_unpack", "do_swap", "do_raise", "do_assert", "do_leave", "do_delete", "do_print", "do_assign", "do_mutate"]
COMPOUND = ["do_if", "do_for", "do_while", "do_try", "do_with", "do_match", "do_for", "do_try", "do_if"]
PARTS = [
    "soup", "soup", "statements", "statements", "functions", "closures", "decorators", "generators", "classes", "classes", "data_classes", "collections_part", "nested_exceptions", "nested_exceptions",
    "exception_groups",
]


def program(seed):
    core = Core(seed)
    text = core.program()
    head, rest = text.split("\n", 1)
    return f"{head}\n{CONTEXT}\n{rest}"
