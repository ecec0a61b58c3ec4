import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor

def block(x):
    time.sleep(.01 * x)
    return x, threading.current_thread().name

def bad():
    raise OSError("bad")

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(block, 1))
    print(await loop.run_in_executor(None, block, 1))
    with ThreadPoolExecutor(2, thread_name_prefix="P") as ex:
        print(await asyncio.gather(*(loop.run_in_executor(ex, block, i) for i in (1, 2, 3))))
    try:
        await asyncio.to_thread(bad)
    except OSError as e:
        print(e)
    async def coro(x):
        await asyncio.sleep(.01)
        return x + 1, threading.current_thread().name
    def in_thread():
        f = asyncio.run_coroutine_threadsafe(coro(1), loop)
        print(f.result(1))
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(5), loop)
        try:
            f.result(.01)
        except TimeoutError as e:
            print("timeout", f.cancel())
        async def err(): raise KeyError("x")
        f = asyncio.run_coroutine_threadsafe(err(), loop)
        try:
            f.result()
        except KeyError as e:
            print("err", e)
        loop.call_soon_threadsafe(print, "from thread")
        return "end"
    print(await asyncio.to_thread(in_thread))
    fut = loop.create_future()
    threading.Timer(.01, lambda: loop.call_soon_threadsafe(fut.set_result, "timer")).start()
    print(await fut)
    cf = ThreadPoolExecutor(1).submit(block, 1)
    print((await asyncio.wrap_future(cf))[0])
asyncio.run(main())

def thread_loop():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        print(loop.run_until_complete(asyncio.sleep(.01, "in thread loop")))
    finally:
        loop.close()
t = threading.Thread(target=thread_loop); t.start(); t.join()
def no_loop():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)
t = threading.Thread(target=no_loop); t.start(); t.join()
loop = asyncio.new_event_loop()
t = threading.Thread(target=loop.run_forever, daemon=True)
t.start()
print(asyncio.run_coroutine_threadsafe(asyncio.sleep(.01, "bg"), loop).result())
loop.call_soon_threadsafe(loop.stop)
t.join()
loop.close()
print("closed")
