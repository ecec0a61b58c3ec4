# scoping, comprehension, closures, star-expr
x = 'global'
class C:
    x = 'class'
    ys = [x for _ in range(1)]
    def f(self): return x
    z = [i for i in range(3) if i]
print(C.ys, C().f(), C.z)
def counter():
    n = 0
    def inc(by=1, /, *, times=1):
        nonlocal n
        for _ in range(times): n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5, times=2); print(get())
fs = {name: (lambda a, n=name: f'{n}:{a}') for name in 'ab'}
print(fs['a'](1), fs['b'](2))
def f(*args, sep='-', **kw): return sep.join(map(str, args)) + str(sorted(kw.items()))
print(f(*range(3), *'ab', sep='+', **{'z': 1}, y=2))
first, *mid, last = 'hello'; print(first, mid, last)
(a, b), [c, *d] = (1, 2), [3, 4, 5]; print(a, b, c, d)
for i, (p, *q) in enumerate([(1, 2, 3), 'xyz']): print(i, p, q)
print(*[1, 2], *(3,), sep=','); print([*range(3), *[9]], (*'ab',), {**{'a': 1}, 'b': 2, **{'a': 3}})
print({k: v for k, v in sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1], reverse=True)})
m = [[1, 2, 3], [4, 5, 6]]; print(list(zip(*m)), [list(r) for r in zip(*m)], sum(sum(r) for r in m), [[j for j in r if j % 2] for r in m])
def gen():
    received = []
    while True:
        v = yield len(received)
        if v is None: return received
        received.append(v)
g = gen(); next(g); g.send('a'); g.send('b')
try: g.send(None)
except StopIteration as s: print(s.value)
def deleg():
    r = yield from gen()
    print('got', r)
    yield 'end'
d = deleg(); next(d); d.send(1); print(d.send(None))
print([y for x in range(3) if (y := x * x) > 0], any((hit := n) > 2 for n in [1, 2, 3, 4]), hit)
while (n := len(m)) > 1: m.pop(); print('popped', n)
print((lambda *a, **k: (a, k))(1, x=2), (lambda: (yield))().__class__.__name__)
def outer():
    def inner(): return inner.calls
    inner.calls = 3; return inner()
print(outer(), f.__name__, outer.__qualname__, (lambda: 0).__qualname__, f.__defaults__, f.__kwdefaults__)
print(1 if x else 2, not None, 3 > 2 > 1, 1 < 3 > 2, 'a' 'b', -2 ** 2, 2 ** 3 ** 2, 7 // -2, -7 % 3, not 1 == 2, 1 or 2 and 3, ~5, 5 & 3 | 4 ^ 1, 1 << 2 + 1)
lst = list(range(10)); del lst[::2]; print(lst); lst[1:3] = []; print(lst); lst[len(lst):] = [7, 8]; print(lst, lst[-2:], lst[::-1], lst[5:1], lst[slice(1, 3)])
s = 'abc'; print(s[::-1], s[1:], s[-1], s * 2, s[5:], '%s' % s)
t = (1,); t += (2,); print(t, t * 2, (1, 2) < (1, 3), [1, 2] == [1, 2], (1, 2) == [1, 2])
try:
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: raise KeyError(i)
            print('loop', i)
        finally: print('fin', i)
except KeyError as e: print('caught', e)
for i in []: pass
else: print('empty else')
for i in range(5):
    if i == 3: break
else: print('not here')
print(i)
def rec(n): return n if n <= 1 else rec(n - 1) + rec(n - 2)
print([rec(i) for i in range(12)])
def hanoi(n, a='A', b='B', c='C'): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(6))
import math
print([n for n in range(2, 40) if all(n % k for k in range(2, math.isqrt(n) + 1))])
words = 'the quick brown the lazy dog the end'.split(); cnt = {}
for w in words: cnt[w] = cnt.get(w, 0) + 1
print(sorted(cnt.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(cnt, key=cnt.get))
print(isinstance(3, (int, str)), type(3).__name__, id(x) == id(x), callable(rec), hasattr(3, 'real'), getattr('a', 'upper')(), [].__class__, {}.__class__.__name__)
print(globals()['x'], 'x' in globals(), __name__)
print(chr(97) + chr(0x1F600), ord('€'), len('😀'), '😀'.encode(), 'ß'.upper(), 'ŉ'.title() if False else '', 'İ'.lower() == 'i̇')
