import re
import string
from collections import Counter, defaultdict
from itertools import groupby

TEXT = """The Zen of Python, by Tim Peters. Beautiful is better than ugly.
Explicit is better than implicit. Simple is better than complex!
Complex is better than complicated. Flat is better than nested?"""

words = re.findall(r"[a-z']+", TEXT.lower())
freq = Counter(words)
print(freq.most_common(4), len(words), len(set(words)))
by_len = {k: sorted(set(g)) for k, g in groupby(sorted(words, key=len), key=len)}
print({k: len(v) for k, v in by_len.items()}, by_len[2])
sentences = re.split(r"(?<=[.!?])\s+", TEXT)
print(len(sentences), [len(s.split()) for s in sentences])
print("\n".join(f"{i:02d}| {line:<70}|" for i, line in enumerate(TEXT.splitlines(), 1)))
index = defaultdict(set)
for n, line in enumerate(TEXT.splitlines(), 1):
    for w in re.findall(r"\w+", line.lower()):
        index[w].add(n)
print({w: sorted(ls) for w, ls in sorted(index.items()) if len(ls) > 1})
table = str.maketrans("", "", string.punctuation)
print(TEXT.translate(table).split()[:5], TEXT.title().swapcase()[:30])
acronym = "".join(w[0].upper() for w in "portable network graphics".split())
pig = " ".join(w[1:] + w[0] + "ay" if w[0] not in "aeiou" else w + "way" for w in "hello old world".split())
print(acronym, pig, "".join(sorted("python")), "python"[::-2])


def wrap(text, width):
    line = ""
    for w in text.split():
        if len(line) + len(w) + bool(line) > width:
            yield line
            line = w
        else:
            line = f"{line} {w}" if line else w
    yield line


for l in wrap(TEXT, 28):
    print(l.ljust(28, "."), len(l))
def justify(words, width):
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    return "".join(w + " " * (spaces // gaps + (i < spaces % gaps)) for i, w in enumerate(words[:-1])) + words[-1]
print(justify("to be or not".split(), 20) + "|")
vowels = {v: TEXT.lower().count(v) for v in "aeiou"}
print(vowels, max(vowels, key=vowels.get))
morse = {"s": "...", "o": "---"}
print(" ".join(morse[c] for c in "sos"), {v: k for k, v in morse.items()}["---"])
template = "Dear {name}, you owe {amount:>8.2f} {currency!r:<6}|"
for rec in [{"name": "Ann", "amount": 12.5, "currency": "EUR"}, {"name": "Bob", "amount": 1234.567, "currency": "$"}]:
    print(template.format(**rec))
print("a=1&b=2&c=".split("&"), dict(p.split("=") for p in "a=1&b=2".split("&")), "key: value: x".split(": ", 1), "1,2;3".replace(";", ",").split(","))
csv_like = 'x,"y, z",w'
print(re.findall(r'"([^"]*)"|([^,]+)', csv_like), [a or b for a, b in re.findall(r'"([^"]*)"|([^,]+)', csv_like)])
