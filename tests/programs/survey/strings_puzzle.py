def is_palindrome(s):
    s = "".join(c.lower() for c in s if c.isalnum())
    return s == s[::-1]


def roman(n):
    out = ""
    for v, sym in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        q, n = divmod(n, v)
        out += sym * q
    return out


def rle(s):
    from itertools import groupby
    return "".join(f"{len(list(g))}{k}" for k, g in groupby(s))


def unrle(s):
    import re
    return "".join(c * int(n) for n, c in re.findall(r"(\d+)(\D)", s))


def to_words(n):
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10] + ("-" + ones[n % 10] if n % 10 else "")
    if n < 1000: return ones[n // 100] + " hundred" + (" and " + to_words(n % 100) if n % 100 else "")
    return to_words(n // 1000) + " thousand" + (" " + to_words(n % 1000) if n % 1000 else "")


def balanced(s):
    pairs = dict(zip(")]}", "([{"))
    stack = []
    for ch in s:
        if ch in pairs.values():
            stack.append(ch)
        elif ch in pairs and (not stack or stack.pop() != pairs[ch]):
            return False
    return not stack


def vigenere(text, key, sign=1):
    return "".join(chr((ord(c) - 65 + sign * (ord(key[i % len(key)]) - 65)) % 26 + 65) for i, c in enumerate(text))


def fizzbuzz(n):
    return "Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or str(n)


def luhn(number):
    digits = [int(d) for d in str(number)][::-1]
    return (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0


print(is_palindrome("A man, a plan, a canal: Panama"), roman(1994), rle("aaabccdddd"), unrle("3a1b2c"), to_words(12345))
print([balanced(s) for s in ("([]{})", "([)]", "((")], vigenere("HELLO", "KEY"), vigenere(vigenere("HELLO", "KEY"), "KEY", -1))
print(*map(fizzbuzz, range(1, 16)), luhn(4539578763621486))
print("abc" < "abd", "Z" < "a", "10" < "9", ord("é"), chr(8364), "ß".upper(), "İ".lower() == "i̇", len("🐍"), "🐍".encode(), "naïve".encode("latin-1"))
print(b"caf\xc3\xa9".decode(), "é".encode("ascii", "replace"), "a,b,,c".split(","), " a  b ".split(), "x=1;y=2".split(";", 1), "a.b.c".rsplit(".", 1))
print("line1\nline2\r\nline3".splitlines(), "abc".isalpha(), "12".isdigit(), "a1".isalnum(), "Ab".istitle(), " ".isspace(), "id_1".isidentifier(), "²".isdigit(), "½".isnumeric())
print("  strip ".strip() + "|", "xxhixx".strip("x"), "prefix_name".removeprefix("prefix_"), "file.py".removesuffix(".py"), "www.example.com".lstrip("w."))
print(repr("quote's"), repr('both\'"'), repr("tab\t\x00\x7f\u200b"), "\\", 'a\
b', ascii("é🐍"), "%s" % "é")
print("-".join("abc"), "abc" "def", "ab" * 3, "hello"[1], "hello"[-3:], "l" in "hello", "hello".index("l"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
from collections import Counter
print(Counter("the cat the dog the end".split()).most_common(1), sorted(set("banana")), max("banana", key="banana".count), "".join(sorted("banana")))
print("Hello".casefold() == "HELLO".casefold(), "a\\nb", len(r"\n"), "tést".capitalize(), "o'neil mc-donald".title(), str(b"x"), bytes([65, 66]), b"ab"[0], b"a" + b"b", list(b"ab"), b"ab".hex(), bytes.fromhex("4142"))
