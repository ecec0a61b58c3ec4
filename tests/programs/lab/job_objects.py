from lab import inbox

jobs = list(inbox())
print(jobs, len(jobs))
a, b = jobs[0], jobs[1]
print(a == a, a == b, {a: "x"}[a], f"{a!r} {a!s}", str(b), [b], a in jobs)
