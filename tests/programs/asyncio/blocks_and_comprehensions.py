import asyncio
class AC:
    async def __aenter__(self): await asyncio.sleep(0); print("ae"); return self
    async def __aexit__(self, *a): print("ax", a[0] and a[0].__name__); return True
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        if self.i == 3: raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i
async def agen(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("agen fin")
async def main():
    async with AC() as a:
        async for x in a:
            print(x)
            if x == 2: break
        else: print("no")
    async with AC():
        raise ValueError("v")
    print([x async for x in AC()], [x * y async for x in AC() if x > 1 for y in [1, 2]])
    print({x: await asyncio.sleep(0, x) async for x in agen(2)})
    print([await asyncio.sleep(0, v) for v in range(3)])
    g = (x async for x in AC())
    async for q in g: print("g", q)
    async for q in AC():
        try:
            if q == 1: continue
            print("q", q)
        finally:
            print("fin", q)
    else: print("else")
    async def inner():
        async with AC():
            return "r"
    print(await inner())
    async for i in AC():
        async with AC():
            if i == 2: break
    try:
        async for i in AC(): raise StopAsyncIteration
    except StopAsyncIteration: print("sai")
    except RuntimeError as e: print("rt", e)
asyncio.run(main())
