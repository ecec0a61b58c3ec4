"""Characters of long texts, ASCII and not, found by index: each way gives the same."""

ASCII = "The quick brown fox jumps over the lazy dog; " * 40
MIXED = "Příliš žluťoučký kůň – 馬は速い – лошадь 🐎 быстра; " * 40
SHORT = "kůň 🐎"


def by_index(text):
    picked = []
    for at in range(len(text)):
        picked.append(text[at])
    return "".join(picked)


for text in (ASCII, MIXED, SHORT, "", "é" * 64, "x" * 16, "x" * 17, "é" + "x" * 16):
    n = len(text)
    assert by_index(text) == text
    assert "".join(text[at] for at in range(-n, 0)) == text
    assert text[::-1][::-1] == text and "".join(reversed(text)) == text[::-1]
    assert text[n // 3:2 * n // 3] + text[2 * n // 3:] == text[n // 3:]
    print(n, text[-5:], text[3:-3:7][:30], text[n:], text[5:2])
    for word in ("fox", "馬", "ů", "🐎", "x", "", "nothing"):
        found, at = [], text.find(word)
        while at >= 0 and len(found) < 4:
            assert text[at:at + len(word)] == word
            found.append(at)
            at = text.find(word, at + 1)
        print(repr(word), found, text.rfind(word), text.rfind(word, 0, n // 2), text.count(word, n // 2))
    for at in (n, -n - 1):
        try:
            text[at]
        except IndexError as error:
            print(error)

print("a b\tc\x1fd\x85e\u2003f\n g".split(), ("word " * 30).split() == ["word"] * 30)
print("one\ntwo\r\nthree\x0bfour\x1cfive\x85six\u2028seven\rend\n".splitlines())
print("..a,b..".strip(".,"), "žaž".strip("ž"), "aža".strip("ž"), "".strip("x"), "xx".strip("x"))

counts = {}
for word in (ASCII + MIXED).split():
    counts[word] = counts.get(word, 0) + 1
for word in list(counts)[::2]:
    del counts[word]
counts["馬は速い"] = counts.pop("quick", 0) + 1
print(counts)
