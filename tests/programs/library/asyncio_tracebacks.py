import asyncio, traceback, sys
async def level3(): raise ValueError("deep")
async def level2():
    try: await level3()
    except ValueError as e: raise RuntimeError("wrapped") from e
async def main():
    try: await level2()
    except RuntimeError:
        tb = traceback.format_exc().splitlines()
        print(len([l for l in tb if l.startswith("  File")]), tb[-1])
    r = await asyncio.gather(level3(), level2(), return_exceptions=True)
    print(r, repr(r[1].__cause__))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(level3()); tg.create_task(level2())
    except* ValueError as g: print("V", g.exceptions)
    except* RuntimeError as g: print("R", g.exceptions)
    t = asyncio.create_task(level3())
    await asyncio.sleep(0)
    print(t.done(), repr(t.exception()))
    t.print_stack(file=sys.stdout) if False else None
    await level2()
asyncio.run(main())
