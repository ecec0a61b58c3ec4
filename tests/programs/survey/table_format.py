rows = [
    ("Apple", 1.5, 10, True),
    ("Banana", 0.25, 150, False),
    ("Cherry pie", 12.999, 3, None),
]
header = ("Item", "Price", "Qty", "Fresh")
widths = [max(len(str(r[i])) for r in [header, *rows]) for i in range(4)]
line = "+".join("-" * (w + 2) for w in widths)
print(f"+{line}+")
print("|" + "|".join(f" {h:^{w}} " for h, w in zip(header, widths)) + "|")
print(f"+{line}+")
for name, price, qty, fresh in rows:
    print(f"| {name:<{widths[0]}} | {price:>{widths[1]}.2f} | {qty:0{widths[2]}d} | {str(fresh):^{widths[3]}} |")
print(f"+{line}+")
total = sum(p * q for _, p, q, _ in rows)
print(f"{'Total':>20}: ${total:,.2f}")
print("%-10s|%5.1f%%|%+d|%05d|%x|%o|%e|%g|%r|%s" % ("left", 45.678, 5, 42, 255, 8, 12345.678, 0.0001, "q", None))
print("{0:>8} {0:<8}| {1:^9} |{name!r:>10}".format("ab", "mid", name="n"))
print("{:,} {:_} {:b} {:#x} {:#o} {:e} {:.3g} {:%}".format(1234567, 1234567, 10, 255, 8, 0.00012, 1234.5, 0.256))
n = 1234.5678
print(f"{n:10.2f}|{n:<10.1f}|{n:^+12.3f}|{n:012.2f}|{-n:,.0f}|{n!s}|{n=:.1f}|{'x':*^7}")
val = {"a": [1, 2, {"b": 3}]}
print(f"{val['a'][2]['b']} {val!r:.10} {len(val)=}")
print(f"{'nested ' + f'{1 + 1}'} {{literal}} {chr(65)}{10:c} {True:d} {3.0} {1e20} {1e16} {1e-5} {123456789.123456789}")
print("a\tb".expandtabs(4), "tab\\t", r"raw\n", "uni\u00e9 \x41", 'it''s', "multi"
      " line")
print("{:>{w}.{p}f}".format(3.14159, w=10, p=3), "{[1]} {.real}".format([5, 6], 7))
print("abc".ljust(6, ".") + "|", "42".zfill(5), "-42".zfill(6), "title case here".title(), "sWAP".swapcase())
for i in range(1, 4):
    print(*(f"{i * j:4}" for j in range(1, 6)), sep="")
print(f"{1_000_000:>15,}", f"{0.1 + 0.2:.17f}", f"{1/3:.4}", round(2.5), round(3.5), round(2.675, 2), round(1234, -2))
print(f"{255:08b} {255:#010x} {-5 % 3} {-5 // 3} {divmod(-7, 2)} {7 / 2} {2 ** -1} {10 ** 20}")
