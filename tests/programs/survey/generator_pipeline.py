import re

LOG = """\
2024-01-01 10:00:00 INFO  server started
2024-01-01 10:00:05 ERROR db timeout after 30s
2024-01-01 10:01:00 WARN  slow query: 1200ms
bad line
2024-01-02 09:00:00 ERROR disk full: 98%
"""


def lines(text):
    for n, line in enumerate(text.splitlines(), 1):
        yield n, line


def parse(rows):
    pattern = re.compile(r"(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+)\s+(?P<msg>.*)")
    for n, line in rows:
        if m := pattern.fullmatch(line):
            yield {"n": n, **m.groupdict()}
        else:
            yield {"n": n, "level": "?", "msg": line}


def only(level, records):
    return (r for r in records if r["level"] == level)


def averager():
    total = count = 0
    avg = None
    while True:
        x = yield avg
        if x is None:
            return total, count
        total += x
        count += 1
        avg = total / count


def collect():
    result = yield from averager()
    print("result:", result)
    yield "finished"


for r in only("ERROR", parse(lines(LOG))):
    print("{n:>2}: {date} {msg}".format(**r))
print([r for r in parse(lines(LOG)) if r["level"] == "?"])
g = collect()
next(g)
print(g.send(10), g.send(20), g.send(None))


def gen():
    try:
        while True:
            try:
                x = yield
                print("got", x)
            except ValueError as e:
                print("handled", e)
    finally:
        print("cleanup")


c = gen()
c.send(None)
c.send(1)
c.throw(ValueError("v"))
c.close()
try:
    next(c)
except StopIteration:
    print("exhausted")


def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(*flatten([1, [2, (3, [4])], "ab"]))
print(sum(i * i for i in range(10) if i % 2), g, type(g)) if False else print(sum(i * i for i in range(10) if i % 2))
