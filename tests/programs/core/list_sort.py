words = ["pear", "fig", "banana", "kiwi", "apple"]
print(sorted(words), sorted(words, key=len))
print(sorted(words, key=lambda w: (-len(w), w)))
words.sort(key=str.upper, reverse=True)
print(words)
print(sorted([(2, "b"), (1, "z"), (2, "a")]))
print(sorted({"b": 1, "a": 2}), sorted("hello"))
print(max(words, key=len), min(words, key=lambda w: w[1]), max([], default="none"))


class P:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"P{self.n}"


print(sorted([P(3), P(1), P(2)]))
