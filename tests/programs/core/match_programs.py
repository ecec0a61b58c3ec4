# names bound by patterns, guards, nesting, in loops and functions
def run(cmd):
    match cmd.split():
        case []: return 'nothing'
        case ['go', ('north' | 'south' | 'east' | 'west') as where]: return f'going {where}'
        case ['get', obj] | ['pick', 'up', obj]: return f'got {obj}'
        case ['drop', *objs] if objs: return 'dropping ' + ', '.join(objs)
        case [single]: return f'just {single}'
        case _: return 'what?'
for c in ['', 'go north', 'go up', 'get key', 'pick up lamp', 'drop a b', 'drop', 'look', 'one two three']: print(c, '->', run(c))
events = [{'type': 'click', 'pos': (3, 4)}, {'type': 'key', 'key': 'q', 'mods': ['ctrl']}, {'type': 'key', 'key': 'x'}, {'type': 'move', 'pos': [1, 2, 3]}, {'other': 1}, 'text', 3.5, None]
for e in events:
    match e:
        case {'type': 'click', 'pos': (x, y)}: print('click', x, y)
        case {'type': 'key', 'key': k, 'mods': [*mods]}: print('key', k, mods)
        case {'type': 'key', 'key': k}: print('plain key', k)
        case {'type': t, 'pos': [a, *rest]}: print(t, a, rest)
        case {**rest} if rest: print('dict', rest)
        case str() as s: print('str', s)
        case float(f) | int(f): print('num', f)
        case None: print('none')
class Expr: pass
class Num(Expr):
    __match_args__ = ('v',)
    def __init__(self, v): self.v = v
class Bin(Expr):
    __match_args__ = ('op', 'l', 'r')
    def __init__(self, op, l, r): self.op, self.l, self.r = op, l, r
def ev(e):
    match e:
        case Num(v): return v
        case Bin('+', l, r): return ev(l) + ev(r)
        case Bin('*', Num(0), _) | Bin('*', _, Num(0)): return 0
        case Bin('*', l=l, r=r): return ev(l) * ev(r)
        case Bin(op=op): raise ValueError(f'unknown {op}')
print(ev(Bin('+', Num(2), Bin('*', Num(3), Num(4)))), ev(Bin('*', Num(0), Bin('?', 1, 2))))
try: ev(Bin('-', Num(1), Num(2)))
except ValueError as err: print(err)
def fib(n):
    match n:
        case 0 | 1: return n
        case n if n < 0: raise ValueError(n)
        case _: return fib(n - 1) + fib(n - 2)
print(fib(15))
class Status:
    OK = 200
    MISSING = 404
for code in (200, 404, 500, '200'):
    match code:
        case Status.OK: print('ok')
        case Status.MISSING: print('missing')
        case int(): print('other', code)
        case _: print('not a code')
x = 'unchanged'
match [1, 2]:
    case [x, 3]: pass
    case _: print(x)
match {'a': {'b': [1, {'c': 2}]}}:
    case {'a': {'b': [_, {'c': deep}]}}: print(deep)
for n in range(1, 16):
    match (n % 3, n % 5):
        case (0, 0): print('FizzBuzz', end=' ')
        case (0, _): print('Fizz', end=' ')
        case (_, 0): print('Buzz', end=' ')
        case _: print(n, end=' ')
print()
match 'abc':
    case [a, b, c]: print('sequence')
    case 'abc': print('text')
match True:
    case 1: print('one')
match 1.0:
    case 1: print('one again')
while True:
    match 5:
        case 5: break
print('end')
