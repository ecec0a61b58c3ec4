import asyncio
async def ag(n):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    finally:
        print("aclosed", n)
async def main():
    async for x in ag("break"):
        print(x)
        if x == 1: break
    print("after break")
    await asyncio.sleep(0)
    print("after sleep")
    async for x in ag("full"): pass
    print("end")
asyncio.run(main())
print("over")
