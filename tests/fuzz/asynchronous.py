"""Random programs of asyncio whose prints reveal in which order things happen.

What CPython itself leaves open is left out: tasks are cancelled one after another and not as a set, and no two sleeps
end at the same time unless the same line began them one after another.
"""

from core import CONTEXT, Core

HEAD = """
import asyncio, collections, contextlib, functools, heapq, itertools, math, re, textwrap
tasks = []
def spawn(coroutine, name=None):
    task = asyncio.create_task(coroutine, name=name)
    tasks.append(task)
    return task
def outcome(task):
    if not task.done(): return 'pending'
    if task.cancelled(): return 'cancelled'
    return repr(task.exception()) if task.exception() else task.result()
class E1(Exception): pass
class E2(E1, ValueError): pass
""".strip()
TAIL = """
async def top():
    try:
        async with asyncio.timeout(TOTAL):
            print('main', await main())
    except Exception as e:
        print('top', type(e).__name__, e)
    finally:
        for task in tasks:
            task.cancel()
        print(await asyncio.gather(*tasks, return_exceptions=True))
asyncio.run(top())
""".strip()


class Asynchronous(Core):
    def program(self):
        for line in (HEAD + "\n" + CONTEXT).split("\n"):
            self.write(line)
        self.write(f"lock, other = asyncio.Lock(), asyncio.Lock()")
        self.write(f"semaphore = asyncio.{self.one('Semaphore', 'BoundedSemaphore')}({self.one(1, 2)})")
        self.write(f"event, condition = asyncio.Event(), asyncio.Condition()")
        self.write(f"queue = asyncio.{self.one('Queue', 'Queue', 'LifoQueue', 'PriorityQueue')}({self.one(0, 1, 2)})")
        self.write("shared = []")
        self.workers = []
        self.budget = 40
        for _ in range(self.r.randrange(2, 5)):
            self.worker()
        self.write("async def main():")
        self.task_names = []
        self.block(self.body_of, 2)
        self.write(f"    return {self.one('1', 'len(shared)', 'shared')}")
        for line in TAIL.replace("TOTAL", str(self.r.randrange(1000, 5000))).split("\n"):
            self.write(line)
        return "\n".join(self.lines) + "\n"

    def worker(self):
        name = self.name("w")
        self.task_names = []
        kind = self.r.randrange(10)
        if kind == 0:
            self.write(f"async def {name}g(n):")
            self.write("    try:")
            self.write("        for i in range(n):")
            self.write(f"            await asyncio.sleep({self.delay()})")
            self.write(f"            got = yield {self.one('i', 'i * n')}")
            self.write("            if got: print('got', got)")
            self.write("    finally:")
            self.write(f"        print('{name}g finally')")
            self.write(f"async def {name}(n):")
            self.write(f"    print('{name}', [x async for x in {name}g({self.one(1, 2, 3)}){self.one('', ' if x % 2 == 0')}])")
        elif kind == 1:
            self.write("@contextlib.asynccontextmanager")
            self.write(f"async def {name}c(n):")
            self.write(f"    print('{name} enters', n)")
            self.write("    try:")
            self.write(f"        await asyncio.sleep({self.delay()})")
            self.write("        yield n * 2")
            self.write(f"    {self.one('finally', 'except E1')}:")
            self.write(f"        print('{name} leaves', n)")
            self.write(f"        await asyncio.sleep({self.delay()})")
            self.write(f"async def {name}(n):")
            self.write(f"    async with {name}c(n) as value:")
            self.write("        print(value)")
            self.indent += 2
            self.body_of(1)
            self.indent -= 2
        else:
            self.write(f"async def {name}(n):")
            self.write(f"    print('{name} starts', n)")
            self.block(self.body_of, 2)
            self.write(f"    print('{name} ends', n)")
        self.write(f"    return {self.one('n', 'n * 10', f'({name!r}, n)')}")
        self.workers.append(name)

    def delay(self):
        return self.one("0", "0", "0") if self.chance(40) else f"{self.r.randrange(1, 10**6)} / 1000"

    def call(self):
        """A coroutine of another worker; without one, of asyncio's own."""
        if not self.workers:
            return f"asyncio.sleep({self.delay()}, {self.one(1, repr('slept'))})"
        return f"{self.r.choice(self.workers)}({self.r.randrange(10)})"

    def body_of(self, depth):
        names = len(self.task_names)
        for _ in range(self.r.randrange(1, 6)):
            if self.budget > 0:
                self.budget -= 1
                getattr(self, self.r.choice(ACTIONS if depth > 0 else LEAVES))(depth - 1)
        del self.task_names[names:]

    # Actions.

    def a_print(self, _):
        self.write(f"print({self.r.randrange(100)}, {self.one('len(shared)', 'asyncio.current_task().get_name()', 'lock.locked()', 'queue.qsize()', 'event.is_set()', 'shared')})")

    def a_sleep(self, _):
        self.write(f"await asyncio.sleep({self.delay()})")

    def a_call(self, _):
        self.write(f"print(await {self.call()})")

    def a_spawn(self, _):
        name = self.name("t")
        self.write(f"{name} = spawn({self.call()}{self.one('', '', f', {name!r}')})")
        self.task_names.append(name)
        if self.chance(25):
            tag = self.r.randrange(100)
            self.write(f"{name}.add_done_callback(lambda t: print('callback', {tag}, outcome(t)))")

    def a_task(self, _):
        if self.task_names:
            name = self.r.choice(self.task_names)
            self.write(
                self.one(
                    f"{name}.cancel()", f"print({name}.cancel({self.one('', repr('why'))}))", f"print('waited', await {name})", f"print('waited', await {name})", f"print(outcome({name}))",
                    f"print({name}.done(), {name}.cancelled())", f"print(await asyncio.wait_for({name}, {self.delay()}))", f"print(await asyncio.shield({name}))", f"print({name}.result())",
                    f"print({name}.cancelling())",
                )
            )

    def a_gather(self, _):
        n = self.r.randrange(1, 4)
        parts = ", ".join(self.one(f"spawn({self.call()})", f"spawn({self.call()})", *self.task_names[-2:]) for _ in range(n))
        self.write(f"print(await asyncio.gather({parts}{self.one('', ', return_exceptions=True')}))")

    def a_wait(self, _):
        n = self.r.randrange(1, 4)
        name = self.name("ts")
        self.write(f"{name} = [{', '.join(f'spawn({self.call()})' for _ in range(n))}]")
        when = self.one("", ", return_when=asyncio.FIRST_COMPLETED", ", return_when=asyncio.FIRST_EXCEPTION", f", timeout={self.delay()}")
        self.write(f"done, pending = await asyncio.wait({name}{when})")
        self.write(f"print([outcome(t) for t in {name}], len(done), len(pending))")

    def a_as_completed(self, _):
        n = self.r.randrange(1, 4)
        self.write(f"for each in asyncio.as_completed([{', '.join(f'spawn({self.call()})' for _ in range(n))}]{self.one('', '', f', timeout={self.r.randrange(1, 999)}')}):")
        self.write("    print('completed', await each)")

    def a_wait_for(self, _):
        self.write(f"print(await asyncio.wait_for({self.call()}, {self.one(self.delay(), self.delay(), 'None')}))")

    def a_lock(self, depth):
        self.write(f"async with {self.one('lock', 'lock', 'other', 'semaphore')}:")
        self.block(self.body_of, min(depth, 1))

    def a_acquire(self, depth):
        self.write(f"await {self.one('semaphore', 'lock')}.acquire()")
        which = self.lines[-1].split()[1].split(".")[0]
        self.write("try:")
        self.block(self.body_of, min(depth, 1))
        self.write("finally:")
        self.write(f"    {which}.release()")

    def a_event(self, _):
        self.write(self.one("event.set()", "event.set()", "event.clear()", "print(await event.wait())", "print(await asyncio.wait_for(event.wait(), 100.5))"))

    def a_condition(self, _):
        self.write("async with condition:")
        self.write("    " + self.one("condition.notify()", "condition.notify_all()", "condition.notify(2)", "print('woken', await condition.wait())", "print('for', await condition.wait_for(lambda: len(shared) > 1))"))

    def a_queue(self, _):
        number = self.r.randrange(100)
        self.write(
            self.one(
                f"await queue.put({number})", f"await queue.put({number})", "print('item', await queue.get())", "print('item', await queue.get())", f"queue.put_nowait({number})", "print(queue.get_nowait())",
                "queue.task_done()", "print(queue.empty(), queue.full())", f"print('item', await asyncio.wait_for(queue.get(), {self.delay()}))", "await asyncio.wait_for(queue.join(), 50.25)",
            )
        )

    def a_shared(self, _):
        self.write(self.one(f"shared.append({self.r.randrange(100)})", "shared.append(n)" if self.indent and self.lines and "main" not in "".join(self.lines[-30:]) else "shared.append(0)", "if shared: shared.pop()"))

    def a_try(self, depth):
        self.write("try:")
        self.block(self.body_of, depth)
        shape = self.r.randrange(4)
        if shape != 0:
            caught = self.one("asyncio.CancelledError", "Exception", "TimeoutError", "E1", "(asyncio.CancelledError, ValueError)", "asyncio.QueueEmpty", "BaseException")
            self.write(f"except {caught} as e:")
            self.write("    print('caught', type(e).__name__, e)")
            self.block(self.body_of, depth - 1)
            if self.chance(60):
                self.write("    raise")
        if shape in (0, 2):
            self.write("finally:")
            self.write(f"    print('finally', {self.r.randrange(100)})")
            if self.chance(40):
                self.block(self.body_of, min(depth - 1, 0))

    def a_raise(self, _):
        self.write(f"{self.one('', 'if len(shared) % 2: ')}raise {self.one('E1', 'E2', 'ValueError', 'KeyError')}({self.r.randrange(100)})")

    def a_group(self, depth):
        name = self.name("tg")
        self.write("try:")
        self.write(f"    async with asyncio.TaskGroup() as {name}:")
        self.write(f"        {name}a = {name}.create_task({self.call()})")
        if self.chance(60):
            # A group keeps its tasks in a set: in which order it cancels them must not be seen.
            self.write(f"        {name}b = {name}.create_task(asyncio.sleep({self.delay()}), name='group')")
        self.indent += 1
        self.block(self.body_of, min(depth, 0))
        self.indent -= 1
        self.write(f"    print('group', {name}a.result())")
        self.write(f"except{self.one('', '*')} {self.one('Exception', 'ValueError')} as e:".replace("except Ex", "except Ex"))
        self.write("    print('group', repr(e), [repr(x) for x in getattr(e, 'exceptions', ())])")

    def a_timeout(self, depth):
        self.write("try:")
        self.write(f"    async with asyncio.timeout({self.one(self.delay(), self.delay(), 'None')}) as limit:")
        self.indent += 1
        self.block(self.body_of, depth)
        self.indent -= 1
        self.write("except TimeoutError as e:")
        self.write("    print('timeout', limit.expired(), repr(e))")

    def a_callback(self, _):
        tag = self.r.randrange(100)
        loop = "asyncio.get_running_loop()"
        action = self.one(f"print, 'soon', {tag}", "event.set", f"shared.append, {tag}", "lambda: print('handle', len(shared))", f"functools.partial(print, 'partial', {tag})")
        self.write(self.one(f"{loop}.call_soon({action})", f"{loop}.call_later({self.delay()}, {action})", f"{loop}.call_later({self.delay()}, {action}).cancel()", f"{loop}.call_at({loop}.time() + {self.delay()}, {action})"))

    def a_future(self, _):
        name = self.name("f")
        loop = "asyncio.get_running_loop()"
        self.write(f"{name} = {loop}.create_future()")
        finish = self.one(f"{name}.set_result, {self.r.randrange(100)}", f"{name}.set_exception, E1('set')", f"{name}.cancel", f"{name}.set_result, None")
        if self.chance(30):
            self.write(f"{name}.add_done_callback(lambda f: print('future done', outcome(f)))")
        self.write(self.one(f"{loop}.call_soon({finish})", f"{loop}.call_later({self.delay()}, {finish})", finish.replace(", ", "(", 1) + ")" if ", " in finish else f"{finish}()"))
        self.write(f"print(await {name})")

    def a_iterate(self, _):
        name = self.name("g")
        self.write(f"async def {name}():")
        self.write("    try:")
        for _ in range(self.r.randrange(1, 4)):
            self.write(f"        {self.one('yield 1', f'await asyncio.sleep({self.delay()})', 'yield len(shared)', 'print(7)')}")
        self.write("        yield 'last'")
        self.write("    finally:")
        self.write(f"        print('generator closed', {self.r.randrange(100)})")
        self.write(self.one(f"async for x in {name}(): print('x', x)", f"print([x async for x in {name}()])", f"async with contextlib.aclosing({name}()) as xs:\n    async for x in xs: print(x); break", f"print({{x: 1 async for x in {name}()}})"))

    def a_loop(self, depth):
        name = self.name("i")
        self.write(f"for {name} in range({self.one(2, 3)}):")
        self.block(self.body_of, min(depth, 1))

    def a_branch(self, depth):
        self.write(f"if {self.one('len(shared) % 2', 'lock.locked()', 'queue.empty()', 'event.is_set()')}:")
        self.block(self.body_of, min(depth, 1))


ACTIONS = [
    "a_print", "a_sleep", "a_sleep", "a_call", "a_spawn", "a_spawn", "a_task", "a_task", "a_gather", "a_wait", "a_as_completed", "a_wait_for", "a_lock", "a_lock", "a_acquire", "a_event", "a_condition", "a_queue",
    "a_queue", "a_queue", "a_shared", "a_try", "a_try", "a_try", "a_raise", "a_group", "a_timeout", "a_callback", "a_future", "a_iterate", "a_loop", "a_branch",
]
LEAVES = ["a_print", "a_sleep", "a_sleep", "a_call", "a_spawn", "a_task", "a_queue", "a_shared", "a_event", "a_callback", "a_print"]


def program(seed):
    return Asynchronous(seed).program()
