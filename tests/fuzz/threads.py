"""Random programs with threads that print the same however the threads take turns.

What several threads do at once is kept by each for itself, or does not depend on the order; the main thread prints it.
The steps of all threads are made in an order in which one thread could do them all, so nobody waits for ever.
"""

from core import CONTEXT, Core

HEAD = """
import collections, functools, heapq, itertools, math, queue, re, textwrap, threading, time
from concurrent import futures
class E1(Exception): pass
class E2(E1, ValueError): pass
lock, rlock, total = threading.Lock(), threading.RLock(), [0]
def add(n):
    with lock:
        before = total[0]
        time.sleep(0)
        total[0] = before + n
    return n
def recurse(n):
    with rlock:
        return n and n + recurse(n - 1)
def attempt(f):
    try: return f()
    except Exception as e: return repr(e)
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
""".strip()


class Threads(Core):
    def program(self):
        for line in (HEAD + "\n" + CONTEXT).split("\n"):
            self.write(line)
        for _ in range(self.r.randrange(1, 4)):
            self.budget = 12
            getattr(self, self.r.choice(["network", "network", "turns", "pool", "pool", "one_by_one", "phases", "workers", "sync_objects", "local_values"]))()
        self.write("print(total, threading.active_count())")
        return "\n".join(self.lines) + "\n"

    def network(self):
        """Threads with a list each; every queue has one who puts and one who gets."""
        n = self.r.randrange(2, 5)
        tag = self.name("net")
        self.write(f"{tag} = [[] for _ in range({n})]")
        queues, events, bodies, pending = {}, 0, [[] for _ in range(n)], []
        for _ in range(self.r.randrange(6, 25)):
            who = self.r.randrange(n)
            log = f"{tag}[{who}].append"
            choice = self.r.randrange(10)
            if choice < 3:
                other = self.r.randrange(n)
                queue = queues.setdefault((who, other), f"{tag}q{len(queues)}")
                value = self.r.randrange(100)
                bodies[who].append(f"{queue}.put({self.one(value, f'({value}, len({tag}[{who}]))', f'{tag}[{who}][-1:]')})")
                pending.append((other, f"{log}({queue}.get())".replace(log, f"{tag}[{other}].append")))
            elif choice < 6 and pending:
                other, get = pending.pop(0)
                bodies[other].append(get)
            elif choice == 6:
                event = f"{tag}e{events}"
                events += 1
                bodies[who].append(f"{event}.set()")
                other = self.r.randrange(n)
                pending.append((other, f"{tag}[{other}].append({event}.wait())"))
            elif choice == 7:
                bodies[who].append(f"{log}({self.one('add', 'recurse')}({self.r.randrange(1, 9)}))")
            elif choice == 8:
                bodies[who].append(self.one(f"time.sleep({self.one('0', '0.01', '0.002')})", f"{log}(threading.current_thread().name)", f"{log}(sum(range({self.one(10, 3000)})))"))
            else:
                with self.inner():
                    self.scope.clear()
                    bodies[who].append(f"{log}(attempt(lambda: {self.expr('int', 1)}))")
        for other, get in pending:
            bodies[other].append(get)
        for queue in queues.values():
            self.write(f"{queue} = queue.{self.one('Queue', 'Queue', 'SimpleQueue')}()")
        for event in range(events):
            self.write(f"{tag}e{event} = threading.Event()")
        for who, body in enumerate(bodies):
            self.write(f"def {tag}w{who}():")
            # No exception ends a thread early: others would wait for ever for what it did not put.
            for line in body or ["pass"]:
                self.write("    " + line)
        self.write(f"{tag}ts = [threading.Thread(target=f{self.one('', ', daemon=True')}) for f in ({', '.join(f'{tag}w{i}' for i in range(n))})]")
        self.write(f"for t in {tag}ts: t.start()")
        self.write(f"for t in {tag}ts: t.join()")
        self.write(f"print({tag}, [t.name for t in {tag}ts], [t.is_alive() for t in {tag}ts])")

    def turns(self):
        n, rounds, tag = self.r.randrange(2, 4), self.r.randrange(1, 4), self.name("turn")
        if self.chance(50):
            self.write(f"{tag}, {tag}c = [0], threading.Condition({self.one('', 'threading.Lock()')})")
            self.write(f"def {tag}w(me):")
            self.write(f"    for i in range({rounds}):")
            self.write(f"        with {tag}c:")
            if self.chance(50):
                self.write(f"            {tag}c.wait_for(lambda: {tag}[0] % {n} == me)")
            else:
                self.write(f"            while {tag}[0] % {n} != me: {tag}c.wait()")
            self.write(f"            print('turn', me, i, {tag}[0])")
            self.write(f"            {tag}[0] += 1")
            self.write(f"            {tag}c.notify_all()")
        else:
            self.write(f"{tag} = [threading.Semaphore(i == 0) for i in range({n})]")
            self.write(f"def {tag}w(me):")
            self.write(f"    for i in range({rounds}):")
            self.write(f"        {tag}[me].acquire()")
            self.write(f"        print('turn', me, i); add(1)")
            self.write(f"        {tag}[(me + 1) % {n}].release()")
        self.write(f"{tag}ts = [threading.Thread(target={tag}w, args=(i,), name=f't{{i}}') for i in range({n})]")
        self.write(f"for t in {self.one(f'{tag}ts', f'reversed({tag}ts)')}: t.start()")
        self.write(f"for t in {tag}ts: t.join()")

    def pool(self):
        tag = self.name("pool")
        self.write(f"def {tag}(x, y=1):")
        self.write(f"    {self.one('recurse(x + 1)', 'time.sleep(0.001 * x)', 'pass', 'recurse(x)')}")
        self.write(f"    if x == {self.one(2, 3, 9)}: raise {self.one('E1', 'E2', 'KeyError')}(x)")
        self.write(f"    return {self.one('x * y', '(x, y)', '[x] * y', 'x // (y - 1)')}")
        self.write("try:")
        self.write(f"    with futures.ThreadPoolExecutor({self.one('', '1', '2', 'max_workers=3', '2, thread_name_prefix=chr(80)')}) as ex:")
        for _ in range(self.r.randrange(1, 5)):
            n = self.r.randrange(1, 6)
            f = self.name("f")
            self.write(
                "        "
                + self.one(
                    f"print(list(ex.map({tag}, range({n}))))", f"print(list(ex.map({tag}, range({n}), [5, 6, 7])))", f"{f} = [ex.submit({tag}, i, y=2) for i in range({n})]; print([x.exception() or x.result() for x in {f}])",
                    f"show(lambda: ex.submit({tag}, {n}).result())", f"show(lambda: ex.submit({tag}).result(timeout=5))", f"{f} = [ex.submit({tag}, i) for i in (0, 1)]; print(sorted(x.result() for x in futures.as_completed({f})))",
                    f"{f} = ex.submit({tag}, {n}); print(futures.wait([{f}]).done == {{{f}}}, {f}.done(), {f}.running(), {f}.cancelled())", f"{f} = ex.submit({tag}, 1); {f}.result(); {f}.add_done_callback(lambda x: print('done', x.result()))",
                    f"show(lambda: ex.submit(print, 'in pool').result())",
                )
            )
        self.write("except Exception as e:")
        self.write("    print('pool', type(e).__name__, e)")
        if self.chance(30):
            self.write(f"show(lambda: ex.submit({tag}, 1))")

    def one_by_one(self):
        for _ in range(self.r.randrange(1, 3)):
            name = self.name("t")
            self.write(f"def {name}(a, k=0):")
            self.write("    print(threading.current_thread().name, threading.active_count(), a, k)")
            with self.inner(int=["a", "k"]):
                self.indent += 1
                if self.chance(60):
                    self.guarded(lambda: self.body(2))
                else:
                    self.body(1)
                self.indent -= 1
            arguments = self.one("args=(1,)", "args=(2,), kwargs={'k': 5}", "args=[3], name='worker'", "args=(4,), daemon=True", "kwargs=dict(a=1)", "args=()")
            self.write(f"{name}t = threading.Thread(target={name}, {arguments})")
            self.write(f"print({name}t.name, {name}t.is_alive(), {name}t.daemon)")
            self.write(f"{name}t.start(); {name}t.join()")
            self.write(f"print({name}t.is_alive())")
            if self.chance(20):
                self.write(f"show(lambda: {name}t.{self.one('start', 'join', 'is_alive')}())")

    def phases(self):
        n, tag = self.r.randrange(2, 5), self.name("phase")
        action = self.one("", f", action=lambda: print('together', sorted({tag}))")
        self.write(f"{tag} = []")
        self.write(f"{tag}b = threading.Barrier({n}{action})")
        self.write(f"def {tag}w(i):")
        for phase in range(self.r.randrange(1, 4)):
            self.write(f"    {tag}.append(({phase}, i))")
            self.write(f"    {self.one(f'{tag}b.wait()', f'{tag}.append(({phase}, -{tag}b.wait() - 1))')}")
            self.write(f"    {tag}b.wait()") if self.chance(50) else None
        self.write(f"{tag}ts = [threading.Thread(target={tag}w, args=(i,)) for i in range({n})]")
        self.write(f"[t.start() for t in {tag}ts]; [t.join() for t in {tag}ts]")
        self.write(f"print(sorted({tag}), {tag}b.parties, {tag}b.n_waiting, {tag}b.broken)")

    def workers(self):
        """Several take from one queue; who takes what is left open."""
        n, tag, items = self.r.randrange(1, 4), self.name("job"), self.r.randrange(1, 12)
        kind = self.one("Queue", "LifoQueue", "PriorityQueue", "Queue")
        self.write(f"{tag}, {tag}done = queue.{kind}({self.one('', '', 'maxsize=2')}), []")
        self.write(f"def {tag}w():")
        self.write("    while True:")
        self.write(f"        item = {tag}.get()")
        self.write("        try:")
        self.write("            if item == -1: break")
        self.write(f"            with lock: {tag}done.append({self.one('item', 'item * 2', '(item, recurse(item))', 'item // 1')})")
        self.write("        finally:")
        self.write(f"            {tag}.task_done()")
        self.write(f"{tag}ts = [threading.Thread(target={tag}w) for _ in range({n})]")
        self.write(f"for t in {tag}ts: t.start()")
        self.write(f"for i in range({items}): {tag}.put(i)")
        self.write(f"{tag}.join()")
        self.write(f"for t in {tag}ts: {tag}.put(-1)")
        self.write(f"for t in {tag}ts: t.join()")
        self.write(f"print(sorted({tag}done), {tag}.qsize(), {tag}.empty())" if n > 1 or kind != "Queue" else f"print({tag}done)")

    def sync_objects(self):
        name = self.name("s")
        text, calls = self.one(
            ("threading.Lock()", ["acquire()", "release()", "acquire(False)", "locked()", "acquire(timeout=0.001)", "acquire(blocking=False)", "release()", "acquire(False, 1)"]),
            ("threading.RLock()", ["acquire()", "release()", "acquire(False)", "release()"]),
            ("threading.Semaphore(2)", ["acquire(blocking=False)", "release()", "acquire(False)", "release(2)", "release(0)"]),
            ("threading.BoundedSemaphore(1)", ["acquire(blocking=False)", "release()", "acquire(False)", "release()"]),
            ("threading.Event()", ["set()", "is_set()", "clear()", "wait(0)", "wait(timeout=0.001)"]),
            ("threading.Condition()", ["notify()", "notify_all()", "acquire(False)", "release()", "wait(0.001)"]),
            ("queue.Queue(2)", ["put(1, False)", "get_nowait()", "put_nowait(2)", "full()", "empty()", "qsize()", "task_done()", "get(timeout=0.001)", "put(3, timeout=0.001)", "maxsize"]),
            ("queue.PriorityQueue()", ["put((2, 'b'))", "put((1, 'z'))", "get_nowait()", "put((1, 'a'))", "qsize()"]),
            ("queue.LifoQueue(3)", ["put_nowait(1)", "put_nowait(2)", "get_nowait()", "full()"]),
            ("queue.SimpleQueue()", ["put(1)", "get(False)", "empty()", "qsize()"]),
            ("threading.Barrier(1)", ["wait()", "parties", "n_waiting", "reset()", "abort()", "broken"]),
            ("threading.Semaphore(-1)", ["acquire(False)"]),
        )
        self.write(f"try:\n    {name} = {text}\nexcept ValueError as e:\n    print(e); {name} = None")
        for _ in range(self.r.randrange(3, 9)):
            call = self.r.choice(calls)
            # Who takes a lock that it has waits for ever.
            if call == "acquire()" and "RLock" not in text:
                call = "acquire(False)"
            self.write(f"show(lambda: {name}.{call})")

    def local_values(self):
        name = self.name("local")
        self.write(f"{name} = threading.local()")
        self.write(f"{name}.x = 'main'")
        self.write(f"def {name}w(i, out):")
        self.write(f"    out.append(hasattr({name}, 'x'))")
        self.write(f"    {name}.x = i; time.sleep(0)")
        self.write(f"    out.append({name}.x)")
        self.write(f"{name}o = [[] for _ in range(3)]")
        self.write(f"{name}t = [threading.{self.one('Thread(target=', 'Thread(None, ', 'Timer(0.001 * i, ')}{name}w, args=(i, {name}o[i])) for i in range(3)]")
        self.write(f"for t in {name}t: t.start()")
        self.write(f"for t in {name}t: t.join()")
        self.write(f"print({name}o, {name}.x)")


def program(seed):
    return Threads(seed).program()
