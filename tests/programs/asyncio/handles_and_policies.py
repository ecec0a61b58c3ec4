"""Handles compared, misuse of the loop's methods, debug mode, policies, texts."""
import asyncio
import threading


async def handles():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(int)
    one, two = loop.call_later(1, print), loop.call_later(2, print)
    print(one < two, one > two, one <= one, one >= two, sorted([two, one])[0] is one)
    print(type(one), type(soon), isinstance(one, asyncio.Handle), hasattr(soon, "when"))
    at = loop.time() + 1
    same, other = loop.call_at(at, print, 1), loop.call_at(at, print, 2)
    print(same < other, same <= other, same == other, same.when() == at)
    try:
        soon < one
    except TypeError as error:
        print(error)
    for handle in (one, two, same, other):
        handle.cancel()
    future = loop.create_future()
    future.add_done_callback(print)
    print(future)
    future.cancel()
    for call in (lambda: loop.call_later(), lambda: loop.call_later(1), lambda: loop.call_soon(),
                 lambda: loop.call_at(), lambda: loop.call_at(1), lambda: loop.call_soon_threadsafe(),
                 lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
                 lambda: loop.call_soon(print, x=1), lambda: loop.set_default_executor(None),
                 lambda: loop.set_task_factory(3), lambda: loop.set_exception_handler(3)):
        try:
            print(call())
        except TypeError as error:
            print(error)
    loop.set_exception_handler(lambda loop, context: print(context["message"], context["exception"]))
    loop.call_soon(3)
    await asyncio.sleep(0)


async def debugging():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())

    def elsewhere():
        for call in (loop.call_soon, lambda f: loop.call_later(1, f), lambda f: loop.call_at(1, f)):
            try:
                call(print)
            except RuntimeError as error:
                print(error)
        loop.call_soon_threadsafe(print, "by call_soon_threadsafe")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    for wrong in (3, debugging):
        try:
            loop.call_soon(wrong)
        except TypeError as error:
            print(str(error).partition(" object at")[0])
    await asyncio.sleep(0)


async def texts():
    for when in (None, 0):
        limit = asyncio.timeout(when)
        states = [repr(limit)]
        try:
            async with limit:
                states.append(repr(limit).partition("when=")[0])
                await asyncio.sleep(0.01)
        except TimeoutError:
            states.append("time is up")
        states.append(repr(limit))
        print(states)

    class MyLock(asyncio.Lock):
        pass

    print(repr(MyLock()).partition(" at ")[0], repr(asyncio.Event()).partition(" at ")[0])


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a loop is made")
        return super().new_event_loop()


async def five():
    return 5


asyncio.run(handles())
asyncio.run(debugging(), debug=True)
asyncio.run(texts())
print(type(asyncio.get_event_loop_policy()))
asyncio.set_event_loop_policy(Policy())
print(asyncio.run(five()))
loop = asyncio.new_event_loop()
print(isinstance(loop, asyncio.AbstractEventLoop), [base.__name__ for base in type(loop).__mro__])
loop.close()
try:
    asyncio.set_event_loop_policy(3)
except TypeError as error:
    print(error)
asyncio.set_event_loop_policy(None)
print(asyncio.run(five()), asyncio.get_event_loop_policy() is not None)
