from collections import defaultdict
from statistics import mean, median, stdev
from operator import itemgetter, attrgetter, methodcaller
from typing import NamedTuple


class Grade(NamedTuple):
    student: str
    subject: str
    score: float


RAW = """\
Alice;Math;91.5
Bob;Math;78
Alice;Physics;88
Cid;Math;65.25
Bob;Physics;notanumber
Cid;Physics;70
Dora;Math
"""


def parse(lines):
    for n, line in enumerate(lines, 1):
        try:
            student, subject, score = line.split(";")
            yield Grade(student, subject, float(score))
        except ValueError as e:
            print(f"line {n}: {e}")


grades = list(parse(RAW.splitlines()))
by_student: dict[str, list[float]] = defaultdict(list)
for g in grades:
    by_student[g.student].append(g.score)
print(f"{'Name':<8}{'n':>3}{'mean':>8}{'best':>8}")
print("-" * 27)
for name, scores in sorted(by_student.items(), key=lambda kv: mean(kv[1]), reverse=True):
    print(f"{name:<8}{len(scores):>3}{mean(scores):>8.2f}{max(scores):>8.2f}")
all_scores = sorted(map(attrgetter("score"), grades))
print(median(all_scores), round(stdev(all_scores), 3), all_scores)
print(sorted(grades, key=itemgetter(2))[0], max(grades, key=itemgetter(2)).student)
letters = {range(90, 101): "A", range(80, 90): "B", range(70, 80): "C"}
print({g.student + "/" + g.subject[0]: next((l for r, l in letters.items() if int(g.score) in r), "F") for g in grades})
print(list(map(methodcaller("upper"), ["a", "b"])), {s: sum(1 for g in grades if g.subject == s) for s in sorted({g.subject for g in grades})})
histogram = defaultdict(int)
for s in all_scores:
    histogram[int(s // 10 * 10)] += 1
for bucket in range(60, 100, 10):
    print(f"{bucket:3d}-{bucket + 9:<3d} {'█' * histogram[bucket]}")
