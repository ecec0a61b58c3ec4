"""Random expressions of a wanted type: most have a value, some raise."""

import random

INTS = ["0", "1", "2", "3", "5", "7", "10", "16", "-1", "-2", "-7", "100", "255", "256", "-1000", "65537"]
LARGE_INTS = [
    "2**31", "-2**31", "2**53 + 1", "2**62", "2**63 - 1", "2**63", "-2**63", "-2**63 - 1", "2**64",
    "10**18", "10**19", "10**30", "-10**25", "3**70", "7**100", "(1 << 200) - 1", "0xDEADBEEF", "1_000_000_007",
]
FLOATS = [
    "0.0", "-0.0", "0.1", "0.5", "1.5", "2.5", "-3.75", "1e16", "1e-7", "123456.789", "1e300", "-1e-300", "3.0",
    "1 / 3", "2.675", "1e22", "float('inf')", "float('-inf')", "float('nan')", "5e-324", "99999.5", "0.00001234",
]
STRINGS = [
    "''", "'a'", "'abc'", "'Hello World'", "'  pad  '", "'x,y,,z'", "'tab\\there'", "'line\\nbreak\\r\\nend'",
    "'naïve café'", "'ßtraße'", "'日本語'", "'😀🎉'", "'12'", "'-7'", "'3.14'", "'0x1f'", "'it\\'s'", "'\"q\"'",
    "'%d'", "'{}'", "'a\\\\b'", "'\\x00\\x7f'", "'MiXeD caSe'", "'aaaa'", "'abcabc'", "'\\u0301e'", "'١٢'", "'ǅ'",
]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'a,b,c'", "b'Hello World'", "b'12'"]
SMALL = ["0", "1", "2", "3", "4", "-1", "-2", "-3", "5", "9"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]


class Expressions:
    """`scope` has the names that may be used, by their type."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.scope = {}
        self.n_names = 0

    # Small helpers.

    def one(self, *choices):
        return self.r.choice(choices)

    def chance(self, percent):
        return self.r.randrange(100) < percent

    def name(self, prefix="v"):
        self.n_names += 1
        return f"{prefix}{self.n_names}"

    def bind(self, kind, name):
        self.scope.setdefault(kind, []).append(name)

    def variable(self, kind):
        names = self.scope.get(kind)
        return self.r.choice(names) if names else None

    def inner(self, **names):
        """The scope in a lambda or comprehension; `with self.inner(int=["x"]):`."""
        return _Inner(self, names)

    def expr(self, kind, depth):
        """An expression of this type; now and then of another, as in a program with a mistake."""
        if self.r.randrange(300) == 0:
            kind = self.r.choice(KINDS)
        if self.chance(35) and self.scope.get(kind):
            return self.variable(kind)
        if depth <= 0:
            return self.atom(kind)
        return getattr(self, "expr_" + kind)(depth - 1)

    def any(self, depth):
        return self.expr(self.r.choice(KINDS), depth)

    def atom(self, kind):
        found = self.variable(kind) if self.chance(50) else None
        if found:
            return found
        match kind:
            case "int":
                return self.r.choice(INTS) if self.chance(85) else f"({self.r.choice(LARGE_INTS)})"
            case "float":
                return f"({self.r.choice(FLOATS)})"
            case "str":
                return self.r.choice(STRINGS)
            case "bytes":
                return self.r.choice(BYTES)
            case "bool":
                return self.one("True", "False")
            case "ints":
                return self.one("[]", "[1, 2, 3]", "[5, 3, 9, 1, 3]", "list(range(6))", "[0, -1, 10]", "[2, 2, 1]")
            case "strs":
                return self.one("[]", "['b', 'a', 'c']", "['x']", "'the quick brown fox'.split()", "['a', 'B', 'a']")
            case "tuple":
                return self.one("()", "(1,)", "(1, 2, 3)", "(3, 'a')", "(None, True)", "(1, (2, 3))")
            case "dict":
                return self.one("{}", "{'a': 1}", "{'b': 2, 'a': 1, 'c': 3}", "dict(x=1, y=2)", "dict(zip('abc', range(3)))")
            case "set":
                return self.one("set()", "{1, 2, 3}", "{5, 1, 9, 3}", "set(range(0, 20, 3))", "{2, 4}")
        raise AssertionError(kind)

    # Ints.

    def small(self, depth=0):
        return self.r.choice(SMALL) if self.chance(80) else self.expr("int", depth)

    def expr_int(self, d):
        e = self.expr
        pick = self.r.randrange(30)
        if pick < 9:
            return f"({e('int', d)} {self.one('+', '-', '*', '//', '%', '&', '|', '^', '+', '-')} {e('int', d)})"
        match pick:
            case 9:
                return f"({self.one('-', '~', '+')}{e('int', d)})"
            case 10:
                return f"({self.r.choice(INTS)}) ** {self.r.randrange(0, 24)}"
            case 11:
                return f"({e('int', d)} {self.one('<<', '>>')} {self.r.choice([0, 1, 3, 31, 63, 64, 70])})"
            case 12:
                return f"len({e(self.one('str', 'ints', 'strs', 'dict', 'set', 'tuple', 'bytes'), d)})"
            case 13:
                return f"int({e(self.one('str', 'float', 'bool'), d)})"
            case 14:
                return f"int({self.one(*STRINGS)}, {self.one('2', '8', '16', '36', '0', '10')})"
            case 15:
                return f"round({e('float', d)})"
            case 16:
                return f"{self.one('sum', 'min', 'max')}({e('ints', d)})"
            case 17:
                return f"{e('ints', d)}.{self.one('index', 'count')}({self.small()})"
            case 18:
                method = self.one("find", "rfind", "count", "index", "rindex")
                return f"{e('str', d)}.{method}({e('str', 0)}{self.maybe_range()})"
            case 19:
                return f"({e('int', d)}).{self.one('bit_length()', 'bit_count()', 'conjugate()', 'numerator')}"
            case 20:
                return f"pow({e('int', d)}, {self.r.randrange(0, 40)}, {self.r.choice(INTS)})"
            case 21:
                return f"divmod({e('int', d)}, {e('int', d)})[{self.one(0, 1)}]"
            case 22:
                return f"({e('int', d)} if {e('bool', d)} else {e('int', d)})"
            case 23:
                return f"{e('ints', d)}[{self.small()}]"
            case 24:
                return f"{e('dict', d)}.{self.one('get', 'setdefault', 'pop')}({self.r.choice(STRINGS[:4])}, {self.small()})"
            case 25:
                return f"abs({e('int', d)})"
            case 26:
                return f"ord({e('str', d)}[{self.small()}])"
            case 27:
                return f"round({e('int', d)}, {self.one(-1, -2, -3, 0, 2)})"
            case 28:
                # That of a nan is its address.
                return f"(lambda x: hash(x) if x == x else 0)({e(self.one('int', 'float', 'bool'), d)})"
        return self.one(
            f"math.gcd({e('int', d)}, {e('int', d)})", f"math.isqrt(abs({e('int', d)}))", f"math.comb(9, {self.small()})",
            f"math.factorial({self.small()})", f"int.from_bytes({e('bytes', d)}, 'big')", f"math.prod({e('ints', d)})",
            f"next(iter({e('ints', d)}), -1)", f"functools.reduce(lambda a, b: a * 2 + b, {e('ints', d)}, 0)",
        )

    def maybe_range(self):
        return self.one("", "", "", f", {self.r.choice(SMALL)}", f", {self.r.choice(SMALL)}, {self.r.choice(SMALL)}")

    # Floats: what the machine's C library computes in its own way is rounded.

    def expr_float(self, d):
        e = self.expr
        match self.r.randrange(13):
            case 0 | 1 | 2:
                return f"({e('float', d)} {self.one('+', '-', '*', '/', '//', '%')} {e('float', d)})"
            case 3:
                return f"({e('int', d)} {self.one('/', '*', '-')} {e('float', d)})"
            case 4:
                return f"({e('int', d)} / {e('int', d)})"
            case 5:
                return f"float({e(self.one('int', 'str', 'bool', 'float'), d)})"
            case 6:
                return f"round({e('float', d)}, {self.r.randrange(-2, 6)})"
            case 7:
                return f"abs({e('float', d)})"
            case 8:
                return f"(-{e('float', d)})"
            case 9:
                function = self.one("sqrt", "floor", "ceil", "trunc", "fabs", "modf", "fsum")
                if function == "modf":
                    return f"math.modf({e('float', d)})[{self.one(0, 1)}]"
                if function == "fsum":
                    return f"math.fsum([{e('float', d)}, 1e16, {e('float', d)}, -1e16])"
                return f"math.{function}({e('float', d)})"
            case 10:
                return f"divmod({e('float', d)}, {e('float', d)})[{self.one(0, 1)}]"
            case 11:
                return f"({e('float', d)} ** {self.one(0, 1, 2, -1)})"
        return self.one(
            f"math.copysign({e('float', d)}, {e('float', d)})", f"math.fmod({e('float', d)}, {e('float', d)})",
            f"sum([{e('float', d)}, {e('int', d)}])", f"max({e('float', d)}, {e('int', d)})",
        )

    # Strings.

    def expr_str(self, d):
        e = self.expr
        match self.r.randrange(27):
            case 0 | 1:
                return f"({e('str', d)} + {e('str', d)})"
            case 2:
                return f"({e('str', d)} * {self.small()})"
            case 3:
                return f"{e('str', d)}[{self.slice()}]"
            case 4:
                return f"{e('str', d)}[{self.small()}]"
            case 5 | 6:
                method = self.one("upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip")
                return f"{e('str', d)}.{method}()"
            case 7:
                return f"{e('str', d)}.{self.one('strip', 'lstrip', 'rstrip')}({e('str', 0)})"
            case 8:
                return f"{e('str', d)}.replace({e('str', 0)}, {e('str', 0)}{self.one('', f', {self.small()}')})"
            case 9:
                fill = self.one("", ", '*'", ", '·'", ", 'ab'")
                return f"{e('str', d)}.{self.one('center', 'ljust', 'rjust')}({self.one(0, 3, 8, 11, -2)}{fill})"
            case 10:
                return f"{e('str', d)}.zfill({self.one(0, 3, 8)})"
            case 11:
                return f"{e('str', d)}.join({e('strs', d)})"
            case 12:
                return f"{e('str', d)}.{self.one('removeprefix', 'removesuffix')}({e('str', 0)})"
            case 13:
                return f"{e('str', d)}.expandtabs({self.one('', 4, 0, 1)})"
            case 14 | 15:
                return f"{self.one('repr', 'str', 'ascii', 'str', 'repr')}({self.any(d)})"
            case 16:
                return f"{self.one('bin', 'hex', 'oct')}({e('int', d)})"
            case 17:
                return f"chr({self.one('65', '97', '0x1F600', '233', '0')} + {self.small()})"
            case 18 | 19 | 20:
                return self.f_string(d)
            case 21:
                return self.percent(d)
            case 22:
                return self.str_format(d)
            case 23:
                return f"format({e('int', d)}, {self.spec('int')!r})"
            case 24:
                return f"format({e('float', d)}, {self.spec('float')!r})"
            case 25:
                return f"({e('str', d)} if {e('bool', d)} else {e('str', d)})"
        return self.one(
            f"{e('bytes', d)}.decode('latin-1')", f"{e('bytes', d)}.hex()", f"{e('str', d)}.translate({{97: 'Z', 98: None}})",
            f"{e('str', d)}.partition({e('str', 0)})[{self.one(0, 1, 2)}]", f"type({self.any(d)}).__name__",
            f"max({e('str', d)})", f"''.join(reversed({e('str', d)}))", f"''.join(sorted({e('str', d)}))",
            f"{e('str', d)}.encode('utf-8').decode('ascii', {self.one('strict', 'ignore', 'replace')!r})",
        )

    def spec(self, kind):
        """A format specification that fits the type, mostly."""
        if self.chance(3):
            kind = self.one("int", "float", "str")
        align = self.one("", "", "<", ">", "^", "*<", "_^", "é>") + ""
        width = self.one("", "", "1", "6", "10", "14")
        if kind == "str":
            return align.replace("=", "<") + width + self.one("", "", ".2", ".0", ".30") + self.one("", "s")
        sign = self.one("", "", "+", "-", " ")
        if self.chance(20):
            align = self.one("=", "0=", "x=")
        zero = self.one("", "", "0") if not align else ""
        comma = self.one("", "", "", ",", "_")
        if kind == "int":
            code = self.one("", "d", "x", "X", "o", "b", "e", "f", "n", "c", "%", "g")
            alternate = self.one("", "", "#")
            if code in ("x", "X", "o", "b", "n", "c") and comma == ",":
                comma = ""
            return f"{align}{sign}{alternate}{zero}{width}{comma}{'.3' if code in ('e', 'f', '%', 'g') and self.chance(60) else ''}{code}"
        precision = self.one("", "", ".0", ".1", ".2", ".3", ".10", ".17")
        return f"{align}{sign}{self.one('', '', '', '#')}{zero}{width}{comma}{precision}{self.one('', 'f', 'e', 'g', '%', 'E', 'G', 'F', 'n')}".replace(",n", "n").replace("_n", "n")

    def f_string(self, d):
        parts = []
        for _ in range(self.r.randrange(1, 4)):
            kind = self.one("int", "float", "str", "str", "int", "bool", "ints")
            value = self.expr(kind, min(d, 1))
            if '"' in value or "\\" in value or "\n" in value or "{" in value or "f'" in value:
                value = self.one("1 + 1", "2.5", "[1]")
                kind = "ints"
            if value.count("'") % 2 or ":" in value or "!" in value or "=" in value:
                value = f"({value})"
            # Quotes of one kind only may not be nested in Python 3.11.
            conversion = self.one("", "", "", "!r", "!s", "!a")
            spec = self.spec("str" if conversion else kind) if kind in ("int", "float", "str") and self.chance(60) else ""
            if spec and self.chance(15) and kind == "int" and not conversion:
                spec = f"{self.one('<', '>', '^', '')}{{{self.one('3', '8', '1 + 9')}}}"
            parts.append("{" + value + self.one("", "", "", "=", " = ") + conversion + (f":{spec}" if spec else "") + "}")
            parts.append(self.one("", " ", "-", "{{", "}}", "é", "%"))
        return 'f"' + "".join(parts) + '"'

    def percent(self, d):
        codes, values = [], []
        for _ in range(self.r.randrange(1, 3)):
            code = self.one("d", "s", "r", "x", "f", "e", "g", "o", "i", "c", "a", "X", "G")
            flags = self.one("", "", "-", "+", "0", " ", "#")
            width = self.one("", "", "5", "8")
            precision = self.one("", "", ".2", ".0", ".5")
            kind = {"s": "str", "r": "str", "a": "str", "f": "float", "e": "float", "g": "float", "G": "float"}.get(code, "int")
            codes.append(f"%{flags}{width}{precision}{code}")
            values.append(self.expr(kind, min(d, 1)))
        return f"({self.one('-', ' ', '%%').join(codes)!r} % ({', '.join(values)},))"

    def str_format(self, d):
        kinds = [self.one("int", "float", "str") for _ in range(2)]
        fields = [f"{{{field}:{self.spec(kind)}}}" for field, kind in zip(self.one(["", ""], ["0", "1"], ["a", "b"]), kinds)]
        named = "a:" in fields[0]
        values = [self.expr(kind, min(d, 1)) for kind in kinds]
        if named:
            values = [f"a={values[0]}", f"b={values[1]}"]
        text = self.one(" ", "{{}}", "|").join(fields)
        return f"{text!r}.format({', '.join(values)})"

    def slice(self):
        def part():
            return self.one("", "", *SMALL, "100", "-100")

        step = self.one("", "", "", ":", ":1", ":2", ":-1", ":-2", ":3", ":0" if self.chance(10) else ":-3")
        return f"{part()}:{part()}{step}"

    # Bytes.

    def expr_bytes(self, d):
        e = self.expr
        return self.one(
            f"({e('bytes', d)} + {e('bytes', d)})", f"{e('bytes', d)}[{self.slice()}]", f"{e('str', d)}.encode('utf-8')",
            f"bytes({e('ints', d)})", f"({e('bytes', d)} * {self.small()})", f"{e('bytes', d)}.upper()",
            f"abs({e('int', d)}).to_bytes({self.one(1, 2, 8)}, {self.one('big', 'little')!r})",
            f"b','.join({e('bytes', d)}.split())", f"{e('bytes', d)}.replace(b'a', b'zz')", f"{e('bytes', d)}.strip()",
        )

    # Bools.

    def expr_bool(self, d):
        e = self.expr
        match self.r.randrange(14):
            case 0 | 1:
                kind = self.one("int", "float", "str", "ints", "tuple", "strs", "bytes")
                return f"({e(kind, d)} {self.r.choice(COMPARISONS)} {e(kind, d)})"
            case 2:
                return f"({e('int', d)} {self.r.choice(COMPARISONS)} {e('float', d)})"
            case 3:
                low, high = self.r.choice(COMPARISONS), self.r.choice(COMPARISONS)
                return f"({e('int', d)} {low} {e('int', d)} {high} {e('int', d)})"
            case 4:
                where, what = self.one(("ints", "int"), ("str", "str"), ("dict", "str"), ("set", "int"), ("strs", "str"))
                return f"({e(what, d)} {self.one('in', 'not in')} {e(where, d)})"
            case 5:
                return f"({e('bool', d)} {self.one('and', 'or')} {e('bool', d)})"
            case 6:
                return f"(not {self.any(d)})"
            case 7:
                return f"bool({self.any(d)})"
            case 8:
                return f"isinstance({self.any(d)}, {self.one('int', 'str', '(int, float)', 'list', 'int | str', 'bool', 'object')})"
            case 9:
                return f"{e('str', d)}.{self.one('isdigit', 'isalpha', 'isalnum', 'isupper', 'islower', 'isspace', 'istitle', 'isnumeric', 'isdecimal', 'isidentifier', 'isascii', 'isprintable')}()"
            case 10:
                return f"{e('str', d)}.{self.one('startswith', 'endswith')}({self.one(e('str', 0), chr(40) + e('str', 0) + ', ' + e('str', 0) + ')')}{self.maybe_range()})"
            case 11:
                with self.inner(int=["x"]):
                    return f"{self.one('any', 'all')}({self.expr('bool', d)} for x in {self.expr('ints', 0)})"
            case 12:
                return f"({e('set', d)} {self.one('<', '<=', '==', '>', '!=', '>=')} {e('set', d)})"
        return self.one(
            f"({e('dict', d)} == {e('dict', d)})", f"{e('set', d)}.{self.one('isdisjoint', 'issubset', 'issuperset')}({e('ints', d)})",
            f"callable({self.any(d)})", f"({self.any(d)} is None)", f"math.isclose({e('float', d)}, {e('float', d)})",
            f"({self.any(d)} == {self.any(d)})", f"({e('float', d)}).is_integer()", f"hasattr({self.any(d)}, {self.one('upper', 'append', 'keys')!r})",
        )

    # Containers.

    def comprehension(self, element, source, d, name="x"):
        kind = "int" if source == "ints" else "str"
        iterable = self.expr(source, min(d, 1))
        with self.inner(**{kind: [name]}):
            value = self.expr(element, d)
            condition = f" if {self.expr('bool', min(d, 1))}" if self.chance(40) else ""
            if self.chance(20):
                condition += f" for y in range({self.one(2, 3)})"
        return f"{value} for {name} in {iterable}{condition}"

    def elements(self, kind, d):
        parts = []
        for _ in range(self.r.randrange(0, 5)):
            many = {"int": self.one("ints", "set"), "str": "strs"}.get(kind)
            parts.append(f"*{self.expr(many, d)}" if many and self.chance(12) else self.expr(kind, d))
        return parts

    def sort_key(self, kind):
        if self.chance(40):
            return ""
        if kind == "int":
            key = self.one("lambda x: -x", "lambda x: x % 3", "abs", "str", "lambda x: (x % 2, -x)", "None", "bin")
        else:
            key = self.one("len", "str.lower", "lambda s: s[::-1]", "lambda s: (len(s), s)", "None", "lambda s: s[0]")
        return f", key={key}"

    def reverse(self):
        return self.one("", "", ", reverse=True", ", reverse=False")

    def expr_ints(self, d):
        e = self.expr
        match self.r.randrange(17):
            case 0 | 1 | 2:
                return f"[{', '.join(self.elements('int', d))}]"
            case 3:
                return f"[{self.comprehension('int', 'ints', d)}]"
            case 4:
                return f"list(range({self.small()}, {self.one(5, 9, 12)}{self.one('', ', 2', ', -1', ', 3')}))"
            case 5:
                return f"sorted({e(self.one('ints', 'set'), d)}{self.sort_key('int')}{self.reverse()})"
            case 6:
                return f"({e('ints', d)} + {e('ints', d)})"
            case 7:
                return f"({e('ints', d)} * {self.one(0, 1, 2, -1)})"
            case 8:
                return f"{e('ints', d)}[{self.slice()}]"
            case 9:
                with self.inner(int=["x"]):
                    return f"list({self.one('map', 'filter')}(lambda x: {self.expr('int', d)}, {self.expr('ints', 0)}))"
            case 10:
                return f"list(reversed({e('ints', d)}))"
            case 11:
                return f"[{self.comprehension('int', 'strs', d, 's')}]"
            case 12:
                return f"list(itertools.accumulate({e('ints', d)}{self.one('', ', max', ', lambda a, b: a - b')}))"
            case 13:
                return f"list({e(self.one('bytes', 'set', 'ints'), d)})"
            case 14:
                return f"list({e('dict', d)}.values())"
            case 15:
                return f"[a {self.one('+', '*', '-')} b for a, b in zip({e('ints', d)}, {e('ints', d)})]"
        return self.one(
            f"list(itertools.islice({e('ints', d)}, {self.one('2', '1, 4', '0, None, 2')}))",
            f"[k for k, g in itertools.groupby({e('ints', d)}, key=lambda x: x % 2)]",
            f"heapq.nsmallest({self.small()}, {e('ints', d)})", f"list(itertools.takewhile(lambda x: x > 0, {e('ints', d)}))",
            f"sorted(collections.Counter({e('ints', d)}).values())", f"list(dict.fromkeys({e('ints', d)}))",
            f"list(collections.deque({e('ints', d)}))",
        )

    def expr_strs(self, d):
        e = self.expr
        match self.r.randrange(11):
            case 0 | 1:
                return f"[{', '.join(self.elements('str', d))}]"
            case 2:
                return f"[{self.comprehension('str', 'strs', d, 's')}]"
            case 3:
                return f"[{self.comprehension('str', 'ints', d)}]"
            case 4:
                separator = self.one("", "','", "' '", "None, 1", "'a'", "'a', 1", "''")
                return f"{e('str', d)}.{self.one('split', 'rsplit')}({separator})"
            case 5:
                return f"{e('str', d)}.splitlines({self.one('', True)})"
            case 6:
                return f"sorted({e('strs', d)}{self.sort_key('str')}{self.reverse()})"
            case 7:
                return f"list({e(self.one('str', 'dict'), d)})"
            case 8:
                return f"{e('strs', d)}[{self.slice()}]"
            case 9:
                return f"list(map({self.one('str', 'repr', 'hex', 'lambda x: x * 2 and str(x)')}, {e('ints', d)}))"
        return self.one(
            f"list({e('str', d)}.partition({e('str', 0)}))", f"[f'{{k}}={{v}}' for k, v in {e('dict', d)}.items()]",
            f"[c for c in {e('str', d)} if c.isalpha()]", f"re.findall(r'[a-z]+|\\d', {e('str', d)})",
            f"[''.join(p) for p in itertools.permutations({e('str', 0)}[:3], 2)]", f"textwrap.wrap({e('str', d)}, 5)",
        )

    def expr_tuple(self, d):
        e = self.expr
        return self.one(
            f"({self.any(d)},)", f"({self.any(d)}, {self.any(d)})", f"({self.any(d)}, *{e('ints', d)})",
            f"tuple({e(self.one('ints', 'strs', 'str'), d)})", f"({e('tuple', d)} + {e('tuple', d)})", f"{e('tuple', d)}[{self.slice()}]",
            f"divmod({e('int', d)}, {e('int', d)})", f"{e('str', d)}.partition({e('str', 0)})", f"({e('tuple', d)} * {self.one(0, 2, 3)})",
            f"tuple(zip({e('ints', d)}, {e('strs', d)}))", f"tuple(enumerate({e('strs', d)}, {self.small()}))",
            f"tuple(sorted({e('dict', d)}.items(), key=lambda kv: kv[1]))", f"({e('float', d)}).as_integer_ratio()",
        )

    def expr_dict(self, d):
        e = self.expr
        pairs = ", ".join(f"{e('str', d)}: {e('int', d)}" for _ in range(self.r.randrange(0, 4)))
        return self.one(
            f"{{{pairs}}}", f"{{{pairs}, **{e('dict', d)}}}" if pairs else "{}", f"{{s: {e('int', d)} for s in {e('strs', d)}}}",
            f"({e('dict', d)} | {e('dict', d)})", f"dict(zip({e('strs', d)}, {e('ints', d)}))", f"dict.fromkeys({e('strs', d)}, {self.small()})",
            f"{{k: v + 1 for k, v in {e('dict', d)}.items() if {e('bool', 0)}}}", f"dict(sorted({e('dict', d)}.items()))",
            f"dict({e('dict', d)}, z={e('int', d)})", f"{e('dict', d)}.copy()", f"dict(collections.Counter({e('str', d)}))",
        )

    def expr_set(self, d):
        e = self.expr
        return self.one(
            f"{{{', '.join(self.elements('int', d) + [self.small()])}}}", f"set({e('ints', d)})",
            f"({e('set', d)} {self.one('|', '&', '-', '^')} {e('set', d)})", f"{{{self.comprehension('int', 'ints', d)}}}",
            f"{e('set', d)}.{self.one('union', 'intersection', 'difference', 'symmetric_difference')}({e('ints', d)})",
            f"frozenset({e('ints', d)})",
        )


KINDS = ["int", "float", "str", "bool", "ints", "strs", "tuple", "dict", "set", "bytes"]
IMPORTS = "import collections, functools, heapq, itertools, math, re, textwrap\n"


class _Inner:
    def __init__(self, expressions, names):
        self.expressions = expressions
        self.names = names

    def __enter__(self):
        scope = self.expressions.scope
        self.before = {kind: list(names) for kind, names in scope.items()}
        for kind, names in self.names.items():
            scope.setdefault(kind, []).extend(names)

    def __exit__(self, *_):
        self.expressions.scope.clear()
        self.expressions.scope.update(self.before)
