import re

text = "Contact: john.doe@example.com, jane@test.org; phone +1 (555) 123-4567 on 2024-03-15"
EMAIL = re.compile(r"\b([\w.]+)@([\w.]+\.\w{2,})\b")
print(EMAIL.findall(text))
for m in EMAIL.finditer(text):
    print(m.group(), m.groups(), m.span(), m.start(1), m[2])
print(re.search(r"\((\d{3})\)\s*(\d{3})-(\d{4})", text).group(1, 2, 3))
d = re.search(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", text)
print(d.groupdict(), d["y"], d.lastgroup, d.re.pattern)
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) + 1), "a1 b22 c9"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
print(re.subn("o", "0", "foo boo", count=3), re.split(r"[;,\s]+", "a, b;c  d"), re.split(r"(-)", "1-2-3"))
print(re.match("b", "abc"), re.fullmatch(r"[a-z]+", "abc"), re.compile("x", re.I).match("X"))
print(re.findall(r"^\w+", "one\ntwo\nthree", re.M), re.findall(r"a.c", "a\nc abc", re.S), re.findall(r"(?i)PY", "py Py"))
print(re.sub(r"(?<!\d)(\d{2})(?!\d)", "<\\1>", "1 22 333 44"), re.findall(r"\d+(?=€)", "10€ 20$ 30€"))
print(re.escape("a.b*c"), re.findall(r"<(.+?)>", "<a><b>"), re.findall(r"<(.+)>", "<a><b>"))
verbose = re.compile(r"""
    (?P<h>[01]?\d|2[0-3])   # hours
    :
    (?P<m>[0-5]\d)          # minutes
    """, re.VERBOSE)
for t in ("23:59", "7:05", "24:00"):
    m = verbose.fullmatch(t)
    print(t, m and m.groupdict())


def camel_to_snake(s):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower()


print(camel_to_snake("someCamelCaseName"), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
print(bool(re.match(r"^(?=.*\d)(?=.*[a-z]).{6,}$", "abc123")), re.findall(r"(\w)\1", "bookkeeper"))
try:
    re.compile("(unclosed")
except re.error as e:
    print("re.error:", e)
print(re.sub(r"\s+", " ", "  lots   of\tspace\n").strip(), re.findall(r"\b\w{4}\b", "this is some text"))
print(m, repr(re.search("l+", "hello")), EMAIL.pattern, re.sub("a", r"\g<0>\g<0>", "banana"))
