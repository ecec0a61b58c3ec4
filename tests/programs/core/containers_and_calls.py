d = {'a': 1, 'b': 2}
print(d.get('z'), d.get('z', 0), d.pop('a'), d.pop('zz', None), d.setdefault('c', []), d, d | {'x': 1}, {**d, 'y': 2}, list(d.items()), d.keys() & {'b'}, d.copy(), dict([('k', 1)]), dict(a=1, **{'b': 2}), dict(zip('ab', [1, 2])), dict.fromkeys('ab', 0))
d.update(q=5); d.update([('r', 6)]); d |= {'s': 7}; print(d, len(d), 'q' in d, list(reversed(d)), d.popitem(), sorted(d, key=str), {v: k for k, v in {'a': 1}.items()})
try: d['nope']
except KeyError as e: print(e, repr(e), e.args)
l = [3, 1, 2]
l.append(4); l.extend([5]); l.insert(0, 9); l.remove(1); print(l, l.pop(), l.pop(0), l.index(2), l.count(3), l.reverse(), l, l.sort(), l, l.copy(), l * 2, l + [1], l[::-1], l[1:], l == [2, 3, 4], l < [3], [1] * 3)
l[1:2] = [7, 8, 9]; print(l); l[::2] = ['x', 'y', 'z'][:len(l[::2])]; print(l); del l[0], l[-1:]; print(l); l.clear(); print(l)
try: [1, 2][5]
except IndexError as e: print(e)
try: [].pop()
except IndexError as e: print(e)
try: [1].remove(3)
except ValueError as e: print(e)
try: [].index(2)
except ValueError as e: print(e)
try: a = [1,2]; a[::2] = [1,2,3]
except ValueError as e: print(e)
t = (1, 2, 3); a, *b = t; *c, d2 = t; e, (f, *g), h = 1, (2, 3, 4), 5; print(a, b, c, d2, e, f, g, h, t + (4,), t * 2, t.index(2), t.count(1), (1,), (), t[1:], hash(t) == hash((1, 2, 3)), *t, [*t, *'ab'], {*t}, (*t, 0))
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, c = 1, 2
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
s = {1, 2, 3}; s.add(4); s.discard(9); s.remove(1); print(s, s | {9}, s & {2}, s - {2}, s ^ {2, 10}, s <= {2, 3, 4, 5}, s.issubset([2, 3, 4]), s.union([7], [8]), s.intersection([2]), s.difference([2]), s.symmetric_difference([2]), s.isdisjoint([99]), frozenset([1, 2]), frozenset([1]) | {2}, len(s), set(), {frozenset([1]): 2}, s.copy(), s > {2})
s.update([5], [6]); s.intersection_update([2, 5, 6]); s.difference_update([6]); s.symmetric_difference_update([5, 7]); s |= {8}; s -= {8}; print(s, s.pop() in (2, 7), s.clear(), s)
try: {1}.remove(5)
except KeyError as e: print(repr(e))
try: {[]: 1}
except TypeError as e: print(e)
if (n := len('abc')) > 2: print(n)
print([y := 1, y ** 2], [last := x for x in range(3)], last)
def po(a, b, /, c, *, d=4, **kw): return a, b, c, d, kw
print(po(1, 2, 3), po(1, 2, c=3, d=5, e=6, a=7))
for call in ['po(1, b=2, c=3)', 'po(1,2)', 'po(1,2,3,4)', 'po()']:
    try: {'po(1, b=2, c=3)': lambda: po(1, b=2, c=3), 'po(1,2)': lambda: po(1, 2), 'po(1,2,3,4)': lambda: po(1, 2, 3, 4), 'po()': lambda: po()}[call]()
    except TypeError as e: print(e)
def va(*args, **kwargs): return args, kwargs
print(va(*[1, 2], 3, *(4,), x=1, **{'y': 2}))
try: va(**{'a': 1}, **{'a': 2})
except TypeError as e: print(e)
def df(x, acc=[]): acc.append(x); return acc
print(df(1), df(2), [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
x = 1
def outer():
    x = 2
    def inner():
        nonlocal x; x += 1
        global y2; y2 = 5
        return x
    return inner(), x
print(outer(), x, y2, 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 != 2, not 1 == 2, 1 if 0 else 2, None or 5, 0 and 1, x is not None, 3 not in [1])
import sys
print('err', file=sys.stderr); print('a', 'b', sep='', end='\n', file=sys.stdout, flush=True); print(); print(None, True, 1.0, sep=', ')
i = 10
i += 5; i -= 1; i *= 2; i //= 3; i **= 2; i %= 50; i <<= 2; i >>= 1; i |= 1; i &= 0xff; i ^= 3; print(i)
z = 10; z /= 4; print(z)
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m, [[r[i] for r in m] for i in range(3)], [x for r in m for x in r if x], {x % 3 for x in range(10)}, [(x, y) for x in range(2) for y in 'ab'])
