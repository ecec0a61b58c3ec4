"""`__await__` made of futures and tasks, classes based on Future and Task, task factories."""
import asyncio
import inspect


class Lazy:
    def __init__(self, work):
        self.work = work
        self.task = None

    def start(self):
        if self.task is None:
            self.task = asyncio.ensure_future(self.work)
        return self.task


class ByMethod(Lazy):
    def __await__(self):
        return self.start().__await__()


class ByYieldFrom(Lazy):
    def __await__(self):
        print("before")
        result = yield from self.start()
        print("after")
        return result * 2


class ByCoroutine(Lazy):
    def __await__(self):
        return (yield from self.work.__await__())


class Wrong:
    def __init__(self, gives):
        self.gives = gives

    def __await__(self):
        return self.gives


class Labelled(asyncio.Future):
    def __init__(self, label, **options):
        super().__init__(**options)
        self.label = label

    def set_result(self, value):
        print("set", self.label, value)
        super().set_result(value + 1)


class Counted(asyncio.Task):
    n_made = 0

    def __init__(self, coro, **options):
        super().__init__(coro, **options)
        Counted.n_made += 1


async def work(n):
    await asyncio.sleep(n / 100)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(await ByMethod(work(1)), await ByYieldFrom(work(2)), await ByCoroutine(work(3)))
    for gives in (3, None, [1]):
        try:
            await Wrong(gives)
        except TypeError as error:
            print(error)
    future = Labelled("answer")
    loop.call_soon(future.set_result, 41)
    print(future, isinstance(future, asyncio.Future), asyncio.isfuture(future), type(future).__name__)
    print(await future, future.label, future)
    future = Labelled("late", loop=loop)
    future.add_done_callback(lambda f: print("done", f is future, f.label))
    future.cancel()
    print(await asyncio.gather(future, Counted(work(1)), return_exceptions=True))
    task = Counted(work(2), name="counted")
    print(task.get_name(), type(task).__name__, isinstance(task, asyncio.Task), await task, Counted.n_made)
    task = asyncio.Task(work(1), name="by class")
    print(task.get_name(), task._state, await task, task._state, task._exception)
    for call in (lambda: asyncio.Task(1), lambda: asyncio.Task(), lambda: asyncio.Future(1),
                 lambda: loop.create_task(3)):
        try:
            call()
        except TypeError as error:
            print(error)

    def factory(loop, coro):
        print("making", coro.__name__)
        return Counted(coro, loop=loop)

    loop.set_task_factory(factory)
    print(await asyncio.gather(work(1), work(2)), Counted.n_made)
    print(await asyncio.create_task(work(1), name="named"), loop.get_task_factory() is factory)
    loop.set_task_factory(None)


async def inside():
    coroutine = work(1)
    print(coroutine.cr_await, coroutine.cr_suspended, coroutine.cr_frame.f_lineno,
          inspect.getcoroutinestate(coroutine))
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(coroutine.cr_await.__name__, coroutine.cr_suspended, coroutine.cr_frame.f_lineno,
          coroutine.cr_code.co_name)
    print([(frame.f_code.co_name, frame.f_lineno) for frame in task.get_stack()])
    print(await task, coroutine.cr_await, coroutine.cr_frame, task.get_stack())

    async def numbers():
        got = yield 1
        print("got", got)
        yield 2

    generator = numbers()
    print(generator.ag_running, generator.ag_frame.f_lineno, generator.ag_await)
    for step in (generator.asend(None), generator.__anext__().__await__(), generator.asend(5)):
        try:
            step.send(None)
        except (StopIteration, StopAsyncIteration) as end:
            print(type(end).__name__, end.args)


asyncio.run(main())
asyncio.run(inside())
