import random
import heapq


def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    a = list(a)
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a


def merge_sort(a):
    if len(a) <= 1:
        return a
    m = len(a) // 2
    l, r = merge_sort(a[:m]), merge_sort(a[m:])
    out = []
    while l and r:
        out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r


def quick(a):
    if not a:
        return []
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


def heap(a):
    h = []
    for x in a:
        heapq.heappush(h, x)
    return [heapq.heappop(h) for _ in range(len(h))]


def counting(a):
    lo, hi = min(a), max(a)
    counts = [0] * (hi - lo + 1)
    for x in a:
        counts[x - lo] += 1
    return [i + lo for i, c in enumerate(counts) for _ in range(c)]


def radix(a):
    out, exp = a[:], 1
    while max(out) // exp:
        buckets = [[] for _ in range(10)]
        for x in out:
            buckets[x // exp % 10].append(x)
        out = sum(buckets, [])
        exp *= 10
    return out


def binary_search(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        lo, hi = (mid + 1, hi) if a[mid] < x else (lo, mid - 1)
    return -1


random.seed(99)
data = [random.randrange(1000) for _ in range(60)]
random.shuffle(data)
for f in (bubble, insertion, merge_sort, quick, heap, counting, radix):
    print(f"{f.__name__:<12}", f(data) == sorted(data))
s = sorted(data)
print(s[:8], binary_search(s, s[17]) == 17 or s[16] == s[17], binary_search(s, -1))
print(heapq.nlargest(3, data), heapq.nsmallest(3, data, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])))
h = [5, 3, 8]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 1), heapq.heapreplace(h, 9), h)
people = [("Ann", 30), ("bob", 25), ("Cy", 30), ("di", 25)]
print(sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted(people, key=lambda p: p[1], reverse=True))
words = "the Quick brown Fox".split()
words.sort(key=str.casefold)
print(words, sorted("hello"), min(words, key=len), sorted([3, 1, 2], reverse=True), data[:5])
