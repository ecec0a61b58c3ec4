def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
def run(src_list, ops):
    pass
l = [3, 1, 2]
t(lambda: l.append(4)); t(lambda: l.extend([5, 6])); t(lambda: l.extend(range(2))); t(lambda: l.insert(0, 9)); t(lambda: l.insert(-1, 8)); t(lambda: l.insert(100, 7)); print(l)
t(lambda: l.remove(9)); t(lambda: l.remove(99)); t(lambda: l.pop()); t(lambda: l.pop(0)); t(lambda: l.pop(100)); t(lambda: [].pop()); t(lambda: l.index(2)); t(lambda: l.index(99)); t(lambda: l.index("x")); t(lambda: l.count(1)); t(lambda: l.sort()); print(l); t(lambda: l.reverse()); print(l); t(lambda: l.copy()); t(lambda: l.sort(reverse=True)); t(lambda: l.sort(key=lambda x: x % 3)); print(l); t(lambda: ["a", 1].sort()); t(lambda: [1, "a"].sort()); t(lambda: [[2], [1]].sort()); t(lambda: l.extend(5)); t(lambda: l.append()); t(lambda: l.append(1, 2)); t(lambda: l.index()); t(lambda: l.insert(1)); t(lambda: l.pop("a")); t(lambda: l.clear(1)); t(lambda: l.foo())
t(lambda: sorted("hello")); t(lambda: sorted([3, 1, 2], key=lambda x: -x)); t(lambda: sorted({"b": 1, "a": 2})); t(lambda: sorted([(1, "b"), (1, "a"), (0, "z")])); t(lambda: sorted(["b", "A", "c"], key=str.lower)); t(lambda: sorted([1, None])); t(lambda: sorted([1.5, 1, True, 0])); t(lambda: sorted(5)); t(lambda: sorted([3, 1], reverse=True)); t(lambda: sorted()); t(lambda: sorted(i % 7 for i in range(50))); t(lambda: sorted(range(100), key=lambda i: (i * 37) % 101)); t(lambda: sorted([(i % 5, i) for i in range(80)], key=lambda p: p[0])); t(lambda: sorted([(i % 5, i) for i in range(80)], key=lambda p: p[0], reverse=True))
a = list(range(10))
t(lambda: a[2:5]); t(lambda: a[::-1]); t(lambda: a[::3]); t(lambda: a[-3:-1]); t(lambda: a[20:]); t(lambda: a[5:2])
a[2:4] = ["x"]; print(a); a[::2] = [0] * 5; print(a)
try: a[::2] = [1]
except ValueError as e: print(e)
try: a[0:1] = 5
except TypeError as e: print(e)
try: a[100] = 5
except IndexError as e: print(e)
try: a["x"] = 5
except TypeError as e: print(e)
try: (1,)[0] = 1
except TypeError as e: print(e)
try: "abc"[0] = "x"
except TypeError as e: print(e)
try: del (1,)[0]
except TypeError as e: print(e)
try: del {}["a"]
except KeyError as e: print("KeyError", e)
try: del "abc"[0]
except TypeError as e: print(e)
try: del a[50]
except IndexError as e: print(e)
del a[0]; print(a); del a[1:3]; print(a); del a[::2]; print(a)
a += [1]; a += (2, 3); a += "xy"; a *= 2; print(a)
try: a += 5
except TypeError as e: print(e)
x = 1
try: x += "a"
except TypeError as e: print(e)
tup = (1, 2, 3); tup += (4,); print(tup, tup.index(2), tup.count(1), tup * 2, tup[1:], (1,), ())
t(lambda: tup.index(99)); t(lambda: tuple("ab")); t(lambda: tuple(5)); t(lambda: list(5)); t(lambda: list({"a": 1})); t(lambda: list(zip([1, 2], "ab"))); t(lambda: list(map(str, [1, 2]))); t(lambda: list(filter(None, [0, 1, "", "a"]))); t(lambda: list(filter(lambda x: x > 1, [1, 2, 3]))); t(lambda: list(enumerate("ab", 1))); t(lambda: list(map(lambda a, b: a + b, [1, 2], [10, 20, 30]))); t(lambda: list(zip())); t(lambda: list(zip([1], 5))); t(lambda: list(zip([1, 2], [1], strict=True))); t(lambda: dict(zip("ab", [1, 2]))); t(lambda: list(reversed([1, 2, 3]))); t(lambda: list(reversed("abc"))); t(lambda: reversed(5)); t(lambda: reversed({1})); t(lambda: list(reversed({1: 2, 3: 4}))); t(lambda: list(enumerate(x for x in "ab"))); t(lambda: list(zip((x for x in "ab"), [1, 2])))
d = {"a": 1, "b": 2}
t(lambda: d.get("a")); t(lambda: d.get("z")); t(lambda: d.get("z", 0)); t(lambda: d.keys()); t(lambda: d.values()); t(lambda: d.items()); t(lambda: d.pop("a")); t(lambda: d.pop("z")); t(lambda: d.pop("z", None)); t(lambda: d.setdefault("c", 3)); t(lambda: d.setdefault("c", 4)); t(lambda: d.update({"x": 1}, y=2)); t(lambda: d.update([("p", 1)])); t(lambda: d.update([1])); t(lambda: d.update(["abc"])); t(lambda: d.update(5)); print(d); t(lambda: d.popitem()); t(lambda: {}.popitem()); t(lambda: d.copy()); t(lambda: "x" in d); t(lambda: len(d)); t(lambda: list(d.items())); t(lambda: d | {"n": 1}); t(lambda: d | 5); t(lambda: dict(a=1, b=2)); t(lambda: dict([("a", 1)], b=2)); t(lambda: dict.fromkeys("ab", 0)); t(lambda: {**d, "q": 1}); t(lambda: d == dict(d)); t(lambda: d.keys() & {"x", "zz"}); t(lambda: sorted(d.keys() | {"zz"})); t(lambda: dict(5)); t(lambda: d.clear()); t(lambda: {1: "a", True: "b", 1.0: "c"}); t(lambda: {}.get()); t(lambda: {[]: 1}); t(lambda: {}.get([])); t(lambda: d.foo)
d = {}
for i in range(20): d[i] = i
for i in range(0, 20, 2): del d[i]
d[100] = 1; print(d); print(list(d), list(d.values())[:3])
try:
    for k in d: d[k + 1000] = 1
except RuntimeError as e: print(e)
s = {3, 1, 2}
t(lambda: s.add(5)); t(lambda: s.remove(1)); t(lambda: s.remove(99)); t(lambda: s.discard(99)); print(s); t(lambda: s | {9, 8}); t(lambda: s & {2, 3}); t(lambda: s - {2}); t(lambda: s ^ {2, 77}); t(lambda: s <= {2, 3, 5, 6}); t(lambda: s < s); t(lambda: s >= {2}); t(lambda: s.issubset([2, 3, 5])); t(lambda: s.union([1], (7,))); t(lambda: s.intersection([2])); t(lambda: s.difference([2])); t(lambda: s.symmetric_difference([2, 4])); t(lambda: s.isdisjoint([9])); t(lambda: s.pop()); t(lambda: s.copy()); t(lambda: s.update([10, 11], {12})); print(s); t(lambda: s | [1]); t(lambda: {1} | 5); t(lambda: set().pop()); t(lambda: frozenset([1, 2])); t(lambda: frozenset()); t(lambda: set()); t(lambda: {1, 2} == {2, 1}); t(lambda: {frozenset([1]): 2}); t(lambda: {[1]}); t(lambda: {1} < 5); t(lambda: set("hello") == set("olleh")); t(lambda: set(5)); t(lambda: s.intersection_update({10, 11})); print(s); t(lambda: s.difference_update([10])); print(s); t(lambda: s.symmetric_difference_update([11, 1])); print(s); t(lambda: {1, 2, 3} - {2} | {9}); t(lambda: frozenset([1]) | {2}); t(lambda: {2} | frozenset([1])); t(lambda: s.clear()); print(s)
for n in (5, 10, 33, 100):
    q = {(i * 7919) % 1009 for i in range(n)}
    print(q); q2 = set(q); print(q2, list(q2)[:3]); q2 |= {i * 3 for i in range(n)}; print(q2); q2 -= {i * 2 for i in range(n)}; print(q2); q2 ^= set(range(0, 50, 5)); print(q2); print(q & q2, q | q2, q - q2, q ^ q2)
print({33, 1, 2, 3, 4}, {64, 32, 0, 16, 8}, set([33, 1, 2, 3, 4]), {-1, -2, 5}, {1.5, 2, 0.5}, {True, 2}, {(1, 2), (3, 4), (0, 0)})
s = {1, 2}
try:
    for k in s: s.add(k + 100)
except RuntimeError as e: print(e)
r = []; r.append(r); print(r); dd = {}; dd["self"] = dd; print(dd); tt = ([],); tt[0].append(tt); print(tt)
deep = []
for i in range(100): deep = [deep]
print(str(deep)[:30], deep == deep)
it = iter([1, 2]); print(next(it), next(it), next(it, "end")); t(lambda: next(it)); t(lambda: next(5)); t(lambda: iter(5)); t(lambda: iter(5, 6))
t(lambda: list(iter(lambda: 1, 1)))
a, *b = "hello"; print(a, b); (c, d), e = [1, 2], 3; print(c, d, e)
t(lambda: [1, 2, 3].__len__()); t(lambda: [*range(3), *"ab"]); t(lambda: {**{"a": 1}}); t(lambda: (lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
t(lambda: slice(1, 2)); t(lambda: slice(1, 10, 2).indices(5)); t(lambda: [1, 2, 3][slice(0, 2)]); t(lambda: list[int]) if 0 else None
t(lambda: [x for x in range(3)] * 2); t(lambda: [[0] * 2 for _ in range(2)]); t(lambda: {k: v for k, v in zip("ab", range(2))}); t(lambda: {x % 3 for x in range(10)}); t(lambda: [i for i in range(10) if i % 2])
t(lambda: [1, 2, 3] in [[1, 2, 3]]); t(lambda: any([])); t(lambda: [] or "x"); t(lambda: 0 and 1)
