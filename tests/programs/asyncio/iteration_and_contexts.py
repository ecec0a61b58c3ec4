import asyncio
class AIter:
    def __init__(s, n): s.n = n
    def __aiter__(s): s.i = 0; return s
    async def __anext__(s):
        if s.i >= s.n: raise StopAsyncIteration
        s.i += 1; await asyncio.sleep(0.01); return s.i
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print('got', got)
            await asyncio.sleep(0)
    finally: print('agen closed')
class ACtx:
    async def __aenter__(s): print('aenter'); return s
    async def __aexit__(s, t, v, tb): print('aexit', t); return True
async def main():
    async for x in AIter(3): print(x)
    print([x async for x in agen(3) if x], {x async for x in AIter(2)}, {x: x * x async for x in agen(2)})
    print([await asyncio.sleep(0, i) for i in range(3)])
    g = (x async for x in agen(2)); print([y async for y in g])
    a = agen(5); print(await a.__anext__(), await a.asend('hey'), await anext(a)); await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration: print('sai')
    a = agen(2); await anext(a)
    try: await a.athrow(ValueError('t'))
    except ValueError as e: print(e)
    async with ACtx() as c, ACtx(): raise KeyError
    async for x in AIter(1): pass
    else: print('else')
    print(await anext(AIter(0).__aiter__(), 'dflt'))
    async with (ACtx() as q): pass
    lam = lambda: asyncio.sleep(0, 'lam'); print(await lam())
    res = await asyncio.gather(*[asyncio.sleep(0.01 * i, i) for i in range(3)], return_exceptions=True); print(res)
    async def boom(): raise ValueError('b')
    print(await asyncio.gather(boom(), asyncio.sleep(0, 1), return_exceptions=True))
    t = asyncio.create_task(boom())
    await asyncio.sleep(0)
    print(t.done(), repr(t.exception()))
    boom()
    t2 = asyncio.create_task(boom())
    await asyncio.sleep(0.01)
    del t2
asyncio.run(main())
async def never(): pass
never()
print('end')
