"""Calls that call themselves: the naive Fibonacci numbers."""

SIZE = 31  # in tests: 12


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(SIZE))
