"""MapReduce word count, the classic."""
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
import re

TEXT = """the quick brown fox jumps over the lazy dog
The dog sleeps. The fox doesn't!
foxes and dogs: quick, quicker, quickest"""


def mapper(line: str) -> Counter:
    return Counter(re.findall(r"[a-z']+", line.lower()))


def reducer(a: Counter, b: Counter) -> Counter:
    a.update(b)
    return a


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as executor:
        partial = list(executor.map(mapper, TEXT.splitlines()))
    for i, c in enumerate(partial):
        print(i, c.most_common(2))
    total = reduce(reducer, partial, Counter())
    for word, n in total.most_common(5):
        print(f"{word:.<12}{n:.>3}")
    print(total["missing"], total.total(), len(total))
    print(sorted((total - Counter({"the": 3, "fox": 1})).items())[:4])
    print(Counter("abca") & Counter("aab"), Counter("abca") | Counter("aab"))


if __name__ == "__main__":
    main()
