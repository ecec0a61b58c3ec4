def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
for a in (7, -7, 0, 3.5, -3.5, True, 2**53+1, 10**15):
    for b in (2, -2, 0, 0.5, -1.25, True, 3):
        t(lambda: a + b); t(lambda: a - b); t(lambda: a * b); t(lambda: a / b); t(lambda: a // b)
        t(lambda: a % b); t(lambda: divmod(a, b))
        t(lambda: a < b); t(lambda: a == b)
for a in (2, 0, 1.5):
    for b in (3, -3, 0, 0.5, 2.0):
        t(lambda: a ** b)
t(lambda: 5 & 3); t(lambda: 5 | 3); t(lambda: 5 ^ 3); t(lambda: True & False); t(lambda: True | 2)
t(lambda: 1 << 10); t(lambda: -5 >> 1); t(lambda: 1 << -1); t(lambda: 1.0 << 1); t(lambda: ~5); t(lambda: -True)
t(lambda: "a" + 1); t(lambda: 1 + "a"); t(lambda: [1] + (1,)); t(lambda: (1,) + [1]); t(lambda: None + 1); t(lambda: "a" * 2.0)
t(lambda: [1] * "a"); t(lambda: "ab" * 3); t(lambda: 3 * [1, 2]); t(lambda: (1,) * -1); t(lambda: {} + {}); t(lambda: -"a"); t(lambda: ~1.5)
t(lambda: "a" < 1); t(lambda: [1] < [1, 2]); t(lambda: (1, "a") < (1, 2)); t(lambda: None < None); t(lambda: {} < {})
t(lambda: 1 in number); t(lambda: 1 in "abc"); t(lambda: "b" in "abc"); t(lambda: 2 in [1, 2.0]); t(lambda: 1 in {1: 2}); t(lambda: [] in {1})
t(lambda: int("12")); t(lambda: int(" -0b11 ", 2)); t(lambda: int("x")); t(lambda: int(3.9)); t(lambda: int(-3.9)); t(lambda: int("1.5")); t(lambda: int(None)); t(lambda: int([])); t(lambda: int("ff", 16)); t(lambda: int("10", 1)); t(lambda: int(5, 10)); t(lambda: int(float("nan"))); t(lambda: int(float("inf")))
t(lambda: float("1e3")); t(lambda: float("abc")); t(lambda: float("  -inf ")); t(lambda: float(None)); t(lambda: float("1_0.5")); t(lambda: float(True))
t(lambda: round(2.5)); t(lambda: round(3.5)); t(lambda: round(2.675, 2)); t(lambda: round(1234, -2)); t(lambda: round(15, -1)); t(lambda: round(1.5, 0)); t(lambda: round(-0.5)); t(lambda: round("a")); t(lambda: round(1e20)) if 0 else None
t(lambda: abs(-5)); t(lambda: abs(-5.5)); t(lambda: abs("a")); t(lambda: pow(2, 10)); t(lambda: pow(2, 10, 1000)); t(lambda: pow(3, -1, 7)); t(lambda: pow(2, -1)); t(lambda: pow(2, 5, 0))
t(lambda: bin(10)); t(lambda: hex(-255)); t(lambda: oct(8)); t(lambda: bin(1.5)); t(lambda: chr(97)); t(lambda: ord("é")); t(lambda: ord("ab")); t(lambda: ord(1)); t(lambda: chr(-1)); t(lambda: chr(0x110000))
t(lambda: (5).bit_length()); t(lambda: (1.5).is_integer()); t(lambda: (2.5).as_integer_ratio()); t(lambda: (255).to_bytes(2, "big")); t(lambda: int.from_bytes(b"\x01\x00", "big")); t(lambda: (-1).to_bytes(1, "big")); t(lambda: (3).real)
for f in (0.1, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, -0.0, 1/3, 2.5e-300, 1e22, 1e21, float("inf"), 5e-324, 1.7976931348623157e308, 100.0, 0.1+0.2):
    print(f, repr(f), str(f), f"{f}", f"{f:g}", f"{f:e}", f"{f:.3f}", f"{f:.3g}", f"{f:10.2e}", f"{f:+}", f"{f:.0f}" , f"{f:,.2f}", f"{f:.3}", f"{f:%}")
t(lambda: sum([1, 2.5])); t(lambda: sum([[1], [2]], [])); t(lambda: sum(["a"])); t(lambda: sum(["a"], "")); t(lambda: sum(x * x for x in range(5))); t(lambda: sum(5))
t(lambda: min(3, 1, 2)); t(lambda: max([])); t(lambda: max([], default=0)); t(lambda: min("b", "a")); t(lambda: max("abc", key=ord)); t(lambda: max(1, "a")); t(lambda: min()); t(lambda: min(1)); t(lambda: max([1, 2, 3], key=lambda x: -x)); t(lambda: min({3: 1, 2: 2}))
t(lambda: any([0, 1])); t(lambda: all([])); t(lambda: any(x > 3 for x in range(5))); t(lambda: all(5))
t(lambda: hash(2**61 - 1)); t(lambda: hash(-1)); t(lambda: hash(1.5)); t(lambda: hash((1, 2, 3))); t(lambda: hash([])); t(lambda: hash((1, []))); t(lambda: hash(frozenset([1, 2, 3]))); t(lambda: hash(True)); t(lambda: hash(()))
t(lambda: isinstance(True, int)); t(lambda: isinstance(1, (str, int))); t(lambda: isinstance(1, 5)); t(lambda: issubclass(bool, int)); t(lambda: issubclass(1, int)); t(lambda: callable(print)); t(lambda: type(1)); t(lambda: type(1) is int); t(lambda: type([]).__name__); t(lambda: int | None)if 0 else None
t(lambda: len(5)); t(lambda: len()); t(lambda: len([1], 2)); t(lambda: range(1, 10, 0)); t(lambda: range("a")); t(lambda: range(5)[10]); t(lambda: list(range(10, 0, -3))); t(lambda: range(10)[2:5]); t(lambda: range(10)[::-1]); t(lambda: len(range(0, 10, 3))); t(lambda: range(3) == range(0, 3, 1)); t(lambda: 5 in range(0, 10, 5)); t(lambda: range(10).index(3)); t(lambda: range(10).index(30)); t(lambda: list(reversed(range(0, 10, 3))))
t(lambda: bool([])); t(lambda: bool("a")); t(lambda: bool(0.0)); t(lambda: bool(None)); t(lambda: not {})
t(lambda: 1 if 2**53 == float(2**53) else 0); t(lambda: 2**53 + 1 == float(2**53)); t(lambda: 9007199254740993 < 9007199254740992.0)
t(lambda: [1, 2][5]); t(lambda: (1,)[1]); t(lambda: "abc"[3]); one = [1]; pair = (1,); word = "a"; number = 5; none = None; t(lambda: one["a"]); t(lambda: pair["a"]); t(lambda: word["b"]); t(lambda: {}["k"]); t(lambda: {}[[]]); t(lambda: number[0]); t(lambda: none[0]); t(lambda: b"ab"[0]); t(lambda: [1, 2, 3][::0]); t(lambda: one["a":]); t(lambda: {1: 2}[(1,)])
t(lambda: 1 < 2 < 3); t(lambda: 0.1 + 0.2 == 0.3); t(lambda: float("nan") == float("nan")); t(lambda: [1, 2] == [1.0, 2.0]); t(lambda: {1: "a"} == {1.0: "a"}); t(lambda: {1, 2} == frozenset([2, 1])); t(lambda: (1, 2) == [1, 2])
t(lambda: 7 // 0); t(lambda: 7 % 0); t(lambda: 7 / 0); t(lambda: 7.0 // 0); t(lambda: 7.0 % 0); t(lambda: divmod(7.0, 0)); t(lambda: divmod(7, 0)); t(lambda: 0 ** -1); t(lambda: 0.0 ** -1); t(lambda: 1e308 * 10); t(lambda: 10.0 ** 400)
