"""Words counted in a dictionary, sorted, and put together to a report."""

SIZE = 12_000  # in tests: 20

TEXT = """A programmer waits for the network and the network waits for the disk
while the disk waits for nothing at all because it is always late;
so the programmer writes a loop that asks again and again whether it is done,
and the loop keeps the one core busy that could have done the work."""


def words_of(text):
    for line in text.lower().splitlines():
        for word in line.split():
            yield word.strip(".,;")


def count_words(n_copies):
    counts = {}
    by_length = {}
    for copy in range(n_copies):
        for word in words_of(TEXT):
            key = word if copy % 3 else word + str(copy % 100)
            counts[key] = counts.get(key, 0) + 1
            by_length.setdefault(len(word), set()).add(key)
    return counts, by_length


def report(counts):
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lines = []
    for place, (word, count) in enumerate(ranking, 1):
        lines.append(f"{place:>4} {word:<12} {count:6d} {'#' * (count % 7)}")
    return "\n".join(lines)


counts, by_length = count_words(SIZE)
lines = report(counts).split("\n")
print(len(counts), "words,", sum(counts.values()), "in all")
print("\n".join(lines[:5]))
for length in sorted(by_length):
    print(length, len(by_length[length]), max(by_length[length]))
