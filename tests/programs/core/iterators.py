class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


print(list(Count(3)), sum(Count(4)), [x * x for x in Count(3)], max(Count(5)))
a, b = Count(2)
print(a, b, tuple(Count(2)), 2 in Count(3))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
try:
    next(it)
except StopIteration:
    print("stopped")
for x, y in zip(Count(3), "ab"):
    print(x, y)
print(list(enumerate("ab", 1)), list(zip([1, 2], [3, 4], [5, 6])))
