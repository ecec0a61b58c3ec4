from collections import deque
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = 1
    GREEN = 2
def f(v):
    match v:
        case 0: return 'zero'
        case -1: return 'minus one'
        case True: return 'true'
        case None: return 'none'
        case 'a' | 'b' as s: return f'ab {s}'
        case Color.GREEN: return 'green'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, 2, *rest]: return f'12 {rest}'
        case [x, y] | (x, y, _): return f'two {x} {y}'
        case [first, *_, last]: return f'fl {first} {last}'
        case {'kind': 'circle', 'r': r, **rest}: return f'circle {r} {rest}'
        case {'kind': str(k)}: return f'kind {k}'
        case {}: return f'mapping'
        case Point(0, 0): return 'origin'
        case Point(x=0, y=yy): return f'y axis {yy}'
        case Point(a, b) if a == b: return f'diag {a}'
        case Point(): return 'point'
        case int(n) if n > 100: return f'big {n}'
        case int() | float(): return 'number'
        case str(x): return f'str {x}'
        case (bytes() | set()) as z: return f'{type(z).__name__}'
        case _: return 'other'
for v in [0, -1, True, None, 'a', 'b', 2, [], [5], [1, 2, 3, 4], [7, 8], (7, 8, 9), [1, 2], (1, 3, 4, 5), deque([1, 9]), range(4), {'kind': 'circle', 'r': 2, 'z': 1}, {'kind': 'sq'}, {'kind': 3}, {}, Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), 500, 7, 2.5, 'zz', b'q', {1}, object, False, 1]:
    print(f(v))
match 1, 2:
    case a, b: print(a, b)
match 'quit now'.split():
    case ['go', ('north' | 'south') as d]: print(d)
    case ['quit', *args]: print('quit', args)
def g(x):
    match x:
        case [Point(x=px), {'k': [y, *_]}]: return px, y
        case x if x: return 'truthy'
    return 'fell'
print(g([Point(4, 5), {'k': [6, 7]}]), g(3), g(0))
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 3:
        case int(1, 2): pass
except TypeError as e: print(e)
match = 5; case = 6; print(match + case)
class K:
    match 3:
        case n: val = n
print(K.val, K.n)
async def am(x):
    match x:
        case {'a': v}: return await am(v)
        case _: return x
import asyncio
print(asyncio.run(am({'a': {'a': 9}})))
