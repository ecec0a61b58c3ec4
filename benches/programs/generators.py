"""Generators that take from generators: a pipeline over measured values, and permutations."""

SIZE = 300_000  # in tests: 300


def readings(n):
    value = 20
    for i in range(n):
        value = (value * 31 + i) % 101
        yield value


def smooth(values, width):
    window = []
    for value in values:
        window.append(value)
        if len(window) > width:
            window.pop(0)
        yield sum(window) // len(window)


def above(values, limit):
    return (value for value in values if value > limit)


def changes(values):
    last = None
    for value in values:
        if value != last:
            yield last, value
        last = value


def chained(*parts):
    for part in parts:
        yield from part


peaks = 0
total = 0
for before, after in changes(above(smooth(chained(readings(SIZE), range(SIZE)), 4), 30)):
    total += after
    if before is not None and after > before:
        peaks += 1
print(peaks, "rises, sum", total)


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [items[i]] + rest


print(sum(1 for order in permutations([1, 2, 3, 4, 5, 6, 7]) if order[0] < order[-1]))
