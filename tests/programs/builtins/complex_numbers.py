z = 3+4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, z*z, z/2, 1/z, z**2, z**0.5, 2j, 1j*1j, -0j, 0j, complex(1,2), complex("1+2j"), complex("-3j"), complex("4"), complex())
print((-8) ** (1/3), (-1) ** 0.5, pow(-4, 0.5), 2 ** -0.5)
print(z == 3+4j, z != 3, (3+0j) == 3, hash(3+0j) == hash(3), {1: "a"}[1+0j], type(z), isinstance(z, complex))
print(f"{z:.2f} {z} {z:>12} {z!r} {z:.3e} {2j:.1f}", "%s" % z, "{:.1f}".format(z))
for f in (lambda: z < z, lambda: int(z), lambda: float(z), lambda: z // 1, lambda: z % 2, lambda: 1/0j, lambda: complex("x"), lambda: complex("1", 2), lambda: complex([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sum([1j, 2, 3.5]), bool(0j), [1j, 2j].index(2j), 1e20+1e-5j, complex(float("inf"), -0.0), complex("nan"))
import cmath, math
print(cmath.sqrt(-1), cmath.exp(1j*cmath.pi), cmath.phase(1j), cmath.polar(1+1j), cmath.rect(2, 1.5), cmath.log(1j))
def mandel(c, n=50):
    z = 0
    for i in range(n):
        if abs(z) > 2: return i
        z = z*z + c
    return n
print("\n".join("".join("#" if mandel(complex(x/15, y/6)) == 50 else "." for x in range(-30, 12)) for y in range(-6, 7)))
x = 1; x += 2j; print(x); x *= 1j; print(x); x **= 2; print(x, z.__class__.__name__)
print((1+2j)**-1, (1+2j)**(1+1j), 2**(1j), (0j)**0, round(abs(1+1j), 3))
