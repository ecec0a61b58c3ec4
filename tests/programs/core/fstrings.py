name = "Ann"
x = 3.14159
n = 42
print(f"{name} {x:.2f} {n:5d}|{n:<5}|{n:^5}|{n:05}|{n:,}")
print(f"{name!r:>8} {n!s} {x=} {n = } {n + 1=}")
print(f"{1234567.891:,.2f} {0.256:.1%} {255:x} {255:#x} {5:b} {1e6:e} {x:g}")
print(f"{'nested ' + 'quotes'} {[i for i in range(3)]} {{braces}}")
width = 8
print(f"{name:>{width}}|{x:{width}.{3}}|")
print(f"{n:+d} {-n:+d} {n: d}", f"{'a':*^7}")
print(f"a" f"{1}" "b")
print(f"{'yes' if n > 1 else 'no'} {(lambda v: v * 2)(4)}")
