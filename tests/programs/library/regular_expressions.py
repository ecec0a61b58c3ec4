import re
m = re.search(r"(\d+)-(\d+)", "tel 123-456"); print(m, m.group(), m.group(1, 2), m.groups(), m.span(), m.start(2))
print(re.findall(r"\w+", "the quick, brown"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(a)?b", "ab b"), re.findall("", "ab"))
print(re.sub(r"\s+", " ", "a   b \n c"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper() + "!", "banana", count=2), re.subn("x*", "-", "abxd"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c"), re.split(r"\W+", "Words, words.", maxsplit=1))
p = re.compile(r"(?P<user>[\w.]+)@(?P<host>[\w.]+)", re.I); m = p.match("Bob.x@Example.COM rest"); print(p, m.groupdict(), m["user"], m.lastgroup)
print(re.match(r"a.*c", "abcbc").group(), re.match(r"a.*?c", "abcbc").group(), re.fullmatch(r"[a-f0-9]{2,4}", "beef"), re.fullmatch("a", "ab"), re.match(r"(ab)+", "ababx").group(), re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups())
print(re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"\d+(?= dollars)", "5 dollars 6 euros"), re.findall(r"(?<!\d)\d(?!\d)", "1 22 3"), re.findall(r"(?<=\$)\d+", "$5 6"))
print(re.findall(r"<[^>]+>", "<a><b>"), re.findall(r"https?://[^\s\"]+", 'see http://x.y/z "https://q"'), re.search("x", "abc"), re.escape("a.b*c"))
print([m.span() for m in re.finditer("a", "banana")], re.match(r"(\w)\1", "aab"), re.search(r"(?i)HELLO", "say hello").group(), re.findall(r"[^\W\d_]+", "ab1_c"), re.sub(r"(?P<x>a)", r"[\g<x>]", "ca"))
for bad in ("(", "[a", "*a", "a**", "(?P<n>a)(?P<n>b)", ")"):
    try: re.compile(bad)
    except re.error as e: print(bad, e)
print(re.findall(r"""(?x) \d +  # number
   \s* [a-z]+""", "12 ab 3 c"), re.match(r"(?:a|b)*", "abac").group(), re.match("(a*)*", "aab").groups(), re.match(r"(a)|b", "b").groups(), re.split("x*", "axbc"))
print(len(re.findall("a", "a" * 3000)), re.match("a*", "a" * 5000).end(), re.match(r"[\w\s]*x", "ab " * 100 + "x").end())
