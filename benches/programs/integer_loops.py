"""Loops over small integers: the longest Collatz chain, and common divisors by Euclid."""

SIZE = 60_000  # in tests: 60


def collatz_length(n):
    length = 1
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        length += 1
    return length


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


longest = 0
start = 0
for n in range(1, SIZE):
    length = collatz_length(n)
    if length > longest:
        longest = length
        start = n
print("the longest chain starts at", start, "and has", longest, "numbers")

coprime = 0
for a in range(1, SIZE, 60):
    for b in range(1, 200):
        if gcd(a, b) == 1:
            coprime += 1
print(coprime, "pairs have no common divisor")
