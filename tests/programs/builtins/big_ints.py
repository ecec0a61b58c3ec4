import math
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(25), fact(30), 2**64, 2**100, -2**70, 10**20 // 3, 10**20 % 7, -10**20 // 7, -10**20 % 7, 10**20 / 3, 10**30 / 10**10)
a, b = 0, 1
for _ in range(150): a, b = b, a + b
print(a, a - a, a - a + 5, type(a), isinstance(a, int), a > b, a < 1e30, a == a + 0, a != b, a == float(a))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808), abs(-9223372036854775808), ~(2**64), +(2**64))
print(2**64 & 0xFF, 2**64 | 1, 2**64 ^ 2**65, 1 << 70, (1 << 70) >> 68, -(1 << 70) >> 3, (2**64).bit_length(), (2**64).bit_count(), hex(2**70), bin(2**66), oct(2**65))
print(f'{2**70:,} {2**70:x} {2**70:_b} {2**70:>30} {2**70:e} {2**70:.3f} {2**70:+d} {2**70!r:>30}', '%d %x %s %5.1f' % (2**70, 2**70, 2**70, 2**70), '{:,}'.format(10**21), format(2**65, '030d'))
print(int('123456789012345678901234567890'), int('ffffffffffffffffffff', 16), int(1e25), int(-1e20), float(10**25), round(10**25, -3), round(1e20), divmod(10**25, 10**10 + 1), divmod(-10**25, 7), pow(3, 200), pow(3, 200, 1000007), pow(7, -1, 10**25 + 9) if math.gcd(7, 10**25+9) == 1 else 'x', pow(2**70, 2**70, 2**61 - 1))
print(sum([2**63, 2**63, -1]), max(2**70, 5), min(-2**70, 3), sorted([2**70, 1, -2**70, 2**65, 1.5]), {2**70: 'a'}[2**70], hash(2**70) == hash(float(2**70)), hash(2**61 - 1), hash(2**100), hash(-2**100), 2**70 in {2**70}, bool(2**70), [2**70].index(2**70))
print(math.factorial(30), math.gcd(10**30, 15**20), math.comb(100, 50), math.isqrt(10**40), math.lcm(10**15, 10**16 + 1), math.sqrt(10**40), math.floor(1e25), math.ceil(1e25), math.prod(range(1, 30)))
print((2**70).to_bytes(10, 'big'), int.from_bytes(b'\x01' * 12, 'little'), int.from_bytes(b'\xff' * 10, 'big', signed=True), (-2**70).to_bytes(12, 'little', signed=True), (0.1).as_integer_ratio(), (1e300).as_integer_ratio()[1])
print(len(str(fact(500))), str(fact(60)), 0xFFFFFFFFFFFFFFFFFF, -123456789012345678901234567890, 1_000_000_000_000_000_000_000)
x = 1
for i in range(1, 40): x *= i
x //= 3; x -= 1; x **= 2; x %= 10**30; print(x)
for f in [lambda: 10**400 * 1.0, lambda: float(10**400), lambda: 10**5000 // 0, lambda: 2**70 % 0, lambda: 1 << -1, lambda: str(10**5000), lambda: int('1' * 5000), lambda: [1] * 2**70, lambda: 'a' * 2**70, lambda: (2**70) + 'a', lambda: 'a' + 2**70, lambda: (2**70) @ 1, lambda: -(2**70) ** 0.5 if False else 2**70 / 0, lambda: math.sqrt(-10**30), lambda: 10**400 / 10**399, lambda: 10**400 / 3, lambda: (2**70).foo, lambda: len(range(10)) + 2**63, lambda: (2**70)()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def modexp(b, e, m):
    r = 1
    while e:
        if e & 1: r = r * b % m
        b = b * b % m; e >>= 1
    return r
print(modexp(3, 10**30, 10**25 + 13), 2**70 is None, 2**64 == 18446744073709551616, 2**64 == 18446744073709551616.0, 2**64 + 1 == 18446744073709551616.0, 10**23 == 1e23, 10**23 > 1e23, 10**400 > float('inf'), 10**400 < 1e300, 2**70 == 'a', 2**70 != None)
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33
g = lcg(42); print([next(g) for _ in range(5)])
h = 14695981039346656037
for c in b'hello': h = ((h ^ c) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(h, -7 // 2**70, 7 // -2**70, -7 % 2**70, 2**-1, (-2)**63, (-2)**64, (-1)**(10**20), 0**(2**70), 1**(2**70), 10**18 * 10, 3 * 2**62, 2**62 + 2**62, -2**63, -2**63 - 1, int(-9.3e18), 5e18 + 5 * 10**18)
print(True + 2**64, 2**64 * True, 2**64 * 0, 2**64 // 2**64, 2**64 - 2**64, isinstance(2**64, float), (2**64).real, (2**64).numerator, (2**64).conjugate(), (2**64).__class__, repr(2**64), str(2**64)[::-1], [2**64, (2**65,)], {2**66})
