from functools import lru_cache, cache
import sys

sys.setrecursionlimit(5000)


def knapsack(items, cap):
    dp = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (w, v) in enumerate(items, 1):
        for c in range(cap + 1):
            dp[i][c] = dp[i - 1][c]
            if w <= c:
                dp[i][c] = max(dp[i][c], dp[i - 1][c - w] + v)
    return dp[-1][-1]


def lcs(a, b):
    m, n = len(a), len(b)
    t = [[""] * (n + 1) for _ in range(m + 1)]
    for i in range(m):
        for j in range(n):
            t[i + 1][j + 1] = t[i][j] + a[i] if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[m][n]


def edit(a, b):
    @cache
    def d(i, j):
        if i == 0 or j == 0:
            return i or j
        return min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1]))
    return d(len(a), len(b))


def coins(amount, denoms):
    ways = [1] + [0] * amount
    for d in denoms:
        for x in range(d, amount + 1):
            ways[x] += ways[x - d]
    return ways[amount]


def lis(seq):
    import bisect
    tails = []
    for x in seq:
        i = bisect.bisect_left(tails, x)
        tails[i:i + 1] = [x]
    return len(tails)


@lru_cache(None)
def collatz(n):
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)


def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"))
print(coins(100, [1, 5, 10, 25, 50]), lis([10, 9, 2, 5, 3, 7, 101, 18]), max(range(1, 1000), key=collatz))
print(" ".join(hanoi(3)), sum(1 for _ in queens(6)), next(queens(8)))
for r in pascal(5):
    print(" ".join(map(str, r)).center(20))


@cache
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(1200))
