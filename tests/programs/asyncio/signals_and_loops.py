"""SIGINT cancels the main task; handlers of a loop, and what is left when it is closed."""
import asyncio
import os
import signal


async def interrupted():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def goes_on():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("not now", asyncio.current_task().cancelling())
    return "went on"


async def handled():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGINT, print, "interrupt", 1)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGTERM)
    loop.call_later(0.005, signal.raise_signal, signal.SIGINT)
    await stop.wait()
    print("stopped", loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM),
          signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
    for call in (lambda: loop.add_signal_handler("x", print), lambda: loop.add_signal_handler(1000, print),
                 lambda: loop.add_signal_handler(signal.SIGKILL, print),
                 lambda: loop.add_signal_handler(signal.SIGINT, handled)):
        try:
            call()
        except (TypeError, ValueError, RuntimeError) as error:
            print(type(error).__name__, error)


async def in_order():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print, "the signal")
    loop.call_soon(print, "ready before")
    os.kill(os.getpid(), signal.SIGUSR1)
    for turn in range(4):
        loop.call_soon(print, "ready in", turn)
        await asyncio.sleep(0)
        print("turn", turn)


for main in (interrupted, goes_on, handled, in_order):
    try:
        print(asyncio.run(main()))
    except KeyboardInterrupt as error:
        print("KeyboardInterrupt", error.args)
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


def shows_frame(number, frame):
    print(number, type(frame).__name__, frame.f_code.co_name)


def raises():
    signal.raise_signal(signal.SIGUSR2)


signal.signal(signal.SIGUSR2, shows_frame)
raises()
