import sys


def depth(n):
    return 1 + depth(n + 1)


try:
    depth(0)
except RecursionError as e:
    print(type(e).__name__, e)
print(sys.getrecursionlimit())


class Node:
    def __init__(self, v, nxt=None):
        self.v, self.nxt = v, nxt

    def __len__(self):
        return 1 + (len(self.nxt) if self.nxt is not None else 0)


n = None
for i in range(100):
    n = Node(i, n)
print(len(n))


def fact(n):
    """
    >>> fact(5)
    120
    """
    if n < 0:
        raise ValueError("n must be >= 0")
    return 1 if n == 0 else n * fact(n - 1)


print(fact(20), fact.__doc__.strip().splitlines()[0])
fact(-1)
