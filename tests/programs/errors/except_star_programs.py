import asyncio
# except* as programs with concurrent failures use it
def risky(n):
    errors = []
    for i in range(n):
        try:
            if i % 3 == 0: raise ValueError(f'v{i}')
            if i % 3 == 1: raise OSError(i * 100, f'o{i}')
        except Exception as e: errors.append(e)
    if errors: raise ExceptionGroup('risky', errors)
try: risky(5)
except* ValueError as eg:
    for e in eg.exceptions: print('value', e)
except* OSError as eg:
    for e in eg.exceptions: print('os', type(e).__name__, e.errno)
else: print('no')
finally: print('finally')
def nested():
    try: risky(2)
    except* OSError as eg: print('os here', len(eg.exceptions))
try: nested()
except ExceptionGroup as eg: print('left', eg.message, [str(e) for e in eg.exceptions])
async def job(n):
    await asyncio.sleep(0.01 * n)
    if n % 2: raise KeyError(n)
    return n
async def main():
    rs = await asyncio.gather(*(job(i) for i in range(4)), return_exceptions=True)
    bad = [r for r in rs if isinstance(r, BaseException)]
    try:
        if bad: raise ExceptionGroup('jobs', bad)
    except* KeyError as eg:
        print('failed', [e.args[0] for e in eg.exceptions])
    for attempt in range(2):
        try:
            raise ExceptionGroup('again', [TimeoutError(attempt), RuntimeError('r')])
        except* TimeoutError: print('timeout', attempt)
        except* RuntimeError as eg: print(eg.exceptions[0])
asyncio.run(main())
def replace():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e: raise LookupError('instead') from e
try: replace()
except ExceptionGroup as eg:
    print(eg, [repr(e) for e in eg.exceptions])
    print(repr(eg.exceptions[0].__cause__))
def leaves(eg): return [x for e in eg.exceptions for x in (leaves(e) if isinstance(e, BaseExceptionGroup) else [e])]
big = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [ValueError(2), ExceptionGroup('c', [TypeError(3)])])])
print(leaves(big)); m, r = big.split((TypeError,)); print(repr(m), repr(r))
print(big.subgroup(lambda e: 'c' in str(e)), big.subgroup(OSError))
