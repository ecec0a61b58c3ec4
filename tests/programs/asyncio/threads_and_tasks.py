import threading, time, queue, asyncio
def worker(): raise ValueError('in thread')
t = threading.Thread(target=worker, name='W'); t.start(); t.join()
print('alive', t.is_alive())
class Acc:
    def __init__(self): self.total = 0; self._lock = threading.Lock()
    def __enter__(self): self._lock.acquire(); return self
    def __exit__(self, *exc): self._lock.release()
    def __iadd__(self, n): self.total += n; return self
    def __repr__(self): return f'{type(self).__name__}(total={self.total!r})'
acc = Acc()
def add(n):
    global acc
    with acc: acc += n
ts = [threading.Thread(target=add, args=(i,)) for i in range(5)]
[t.start() for t in ts]; [t.join() for t in ts]; print(acc, f'{acc!r:>20}')
async def agen():
    for i in range(3):
        yield i; await asyncio.sleep(0)
async def main():
    print([i async for i in agen()], {i: i async for i in agen() if i})
    async def fail(n):
        await asyncio.sleep(0.01 * n); raise RuntimeError(f'fail {n}')
    rs = await asyncio.gather(fail(2), fail(1), return_exceptions=True); print([repr(r) for r in rs])
    try: await asyncio.gather(fail(2), fail(1))
    except RuntimeError as e: print(e)
    t = asyncio.create_task(fail(1)); 
    try: await t
    except RuntimeError as e: print(type(e), e, e.__context__)
    try: await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except (asyncio.TimeoutError, TimeoutError) as e: print('timeout', repr(e))
    t = asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); t.cancel('why')
    try: await t
    except asyncio.CancelledError as e: print('cancelled', e.args)
    for f in asyncio.as_completed([asyncio.sleep(0.02, 'b'), asyncio.sleep(0.01, 'a')]): print(await f)
    lock = asyncio.Lock()
    async with lock: print(lock.locked())
    match await asyncio.sleep(0, ('ok', 3)):
        case ('ok', n): print('n', n)
    x = [await asyncio.sleep(0, k) for k in 'ab']; print(x, *(await asyncio.gather(*(asyncio.sleep(0, v) for v in x))))
asyncio.run(main())
