import asyncio

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.is_running(), loop.is_closed(), loop.get_debug())

async def f(x):
    await asyncio.sleep(.01)
    return x * 2

print(loop.run_until_complete(f(3)))
t = loop.create_task(f(4))
print(t.done())
print(loop.run_until_complete(t), t.done())
print(loop.run_until_complete(asyncio.gather(f(1), f(2))))
def stopper():
    print("stopping")
    loop.stop()
loop.call_later(.02, stopper)
loop.call_later(.01, print, "tick")
loop.run_forever()
print("stopped")
loop.call_soon(print, "left over")
loop.stop()
loop.run_forever()
print("again")
try:
    loop.run_until_complete(asyncio.sleep(.1, loop.stop()))
except RuntimeError as e:
    print(e)
fut = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(fut)
except RuntimeError as e:
    print(e)
async def nested():
    c = f(1)
    try:
        loop.run_until_complete(c)
    except RuntimeError as e:
        print(e)
    c.close()
    c = f(1)
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()
loop.run_until_complete(nested())
def boom():
    raise ValueError("boom")
def handler(loop, context):
    print("handler", sorted(context), context["message"][:30], repr(context.get("exception")))
loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler)
loop.call_soon(boom)
loop.run_until_complete(asyncio.sleep(0))
loop.call_exception_handler({"message": "custom", "extra": 1})
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
print(loop.is_closed(), loop)
c = f(1)
try:
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
c.close()
loop = asyncio.get_event_loop_policy().new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.close()
with asyncio.Runner() as runner:
    print(runner.run(f(1)))
    print(runner.get_loop().is_running())
    print(runner.run(f(2)))
c = f(1)
try:
    runner.run(c)
except RuntimeError as e:
    print(e)
c.close()
with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
