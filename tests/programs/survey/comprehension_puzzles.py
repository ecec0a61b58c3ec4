triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
print([[j for j in range(i)] for i in range(4)], [x if x % 2 else -x for x in range(5)], [(i, j) for i in range(3) for j in "ab"])
word_lengths = {w: len(w) for w in "the quick brown fox".split()}
print(word_lengths, {l: [w for w in word_lengths if word_lengths[w] == l] for l in set(word_lengths.values())})
primes = [n for n in range(2, 60) if all(n % d for d in range(2, int(n ** .5) + 1))]
print(primes, sum(primes), [p for p, q in zip(primes, primes[1:]) if q - p == 2])
flat = [x for sub in [[1, 2], [3], []] for x in sub]
transposed = list(map(list, zip(*[(1, 2, 3), (4, 5, 6)])))
print(flat, transposed, [*zip(*transposed)])
print({(x, y) for x in range(3) for y in range(3) if x < y}, sorted({c.lower() for c in "Hello World" if c.isalpha()}))
squares = (n * n for n in range(10))
print(next(squares), list(zip(squares, "abc")), sum(squares))
results = [y for x in range(6) if (y := x * x) % 2 == 0]
print(results, y)
nested = {"a": {"b": [1, 2]}, "c": {"d": [3]}}
print({f"{k}.{k2}": v2 for k, v in nested.items() for k2, v2 in v.items()})
print([print(i, end=" ") for i in range(3)], [i for i in range(10) if i % 2 if i % 3])
print(["".join(row) for row in [["#" if (x + y) % 2 else "." for x in range(5)] for y in range(3)]])
life = {(1, 0), (1, 1), (1, 2)}
neighbours = lambda c: {(c[0] + dx, c[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)}
for gen in range(2):
    life = {c for c in life | {n for l in life for n in neighbours(l)} if len(neighbours(c) & life) == 3 or (c in life and len(neighbours(c) & life) == 2)}
    print("\n".join("".join("O" if (y, x) in life else "." for x in range(3)) for y in range(3)), "\n")
print(*[f"{i}*{j}={i * j}" for i in range(1, 3) for j in range(1, 3)], sep=", ")
acc = 0
print([acc := acc + x for x in [1, 2, 3, 4]], dict(sorted({"b": 1, "a": 2}.items())), max((len(w), w) for w in word_lengths))
print(list(map(lambda p: p[0] + p[1], enumerate([10, 20]))), [*range(3), *"ab"], [a + b for a, b in zip([1, 2], [3, 4])], (lambda n: [n := n - 1 for _ in range(3)])(5))
