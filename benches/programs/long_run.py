"""A long run: a herd of counters in a list, a dictionary and an object, changed for ever by calls."""

SIZE = 10**9  # in tests: 100


class Herd:
    def __init__(self, n):
        self.weights = [n % 17 for n in range(n)]
        self.names = {n: f"animal {n}" for n in range(n)}
        self.n_moves = 0

    def move(self, seed):
        here = seed % 1009 % len(self.weights)
        there = (here * 7 + 3) % len(self.weights)
        if self.weights[here] > 0:
            self.weights[here] -= 1
            self.weights[there] += 1
        self.n_moves += 1
        return self.weights[there]


herd = Herd(1000)
seed = 1
heaviest = 0
for turn in range(SIZE):
    seed = (seed * 75 + 74) % 65537
    weight = herd.move(seed)
    if weight > heaviest:
        heaviest = weight
        print("turn", turn, herd.names[seed % 1000], "weighs", weight)
print(sum(herd.weights), herd.n_moves)
