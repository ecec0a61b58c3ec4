"""Found by the fuzzer's seeds from 2,000,000: zeros of a width beside a precision, a set united with itself."""

for value in (16, -5, 0, 10**9):
    print(["%08.5X" % value, "%-08.5X" % value, "%+08.3d" % value, "% 08.3d" % value, "%08.3d" % value, "%8.3d" % value])
print("%#010.4x" % 255, "%012.3d" % 10**9, "%08.5s" % "abc", "%0.3d" % 5)

numbers = {5, 34, 2, 77, 19, 60}
numbers.discard(34)
print(numbers | numbers, numbers.union(numbers), numbers | {2, 19}, numbers & numbers, numbers - numbers, numbers ^ numbers)
many = set(range(0, 300, 7))
for gone in range(0, 200, 14):
    many.remove(gone)
print(list(many | many), list(many.union(many, many)), list(many | set(many)))
numbers |= numbers
print(numbers)

# Counting beyond 64 bits.
print(tuple(enumerate("xyz", 2**63 - 1)), list(enumerate([1, 2], start=2**62)), list(enumerate("ab", -2**63)))
