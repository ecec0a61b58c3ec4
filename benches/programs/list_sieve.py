"""A list that is written and read by index: the sieve of Eratosthenes, and sums over what is left."""

SIZE = 3_000_000  # in tests: 1_000


def primes_below(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n < limit:
        if is_prime[n]:
            for multiple in range(n * n, limit, n):
                is_prime[multiple] = False
        n += 1
    return [n for n in range(limit) if is_prime[n]]


primes = primes_below(SIZE)
print(len(primes), "primes, the last is", primes[-1])

widest = 0
twins = 0
for i in range(1, len(primes)):
    gap = primes[i] - primes[i - 1]
    if gap == 2:
        twins += 1
    if gap > widest:
        widest = gap
print(twins, "twins, widest gap", widest)
