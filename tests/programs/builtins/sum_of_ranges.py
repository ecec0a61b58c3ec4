"""Sums of ranges: however long they are, and whatever the start is."""

print(sum(range(10_000_000)), sum(range(0)), sum(range(5, 5)), sum(range(1)))
print(sum(range(10, 0, -3)), sum(range(-7, 8)), sum(range(1, 100, 7)), sum(range(3, -90, -9)))
print(sum(range(10), 5), sum(range(4), start=-6), sum(range(0), 2.5), sum(range(3), 0.5), sum(range(5), True))
print(sum(range(10**18, 10**18 + 20)), sum(range(-10**18, -10**18 + 20)), sum(range(2**62, 2**62 + 2)))
