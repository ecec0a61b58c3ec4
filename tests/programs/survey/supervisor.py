import asyncio
import enum
import itertools


class State(enum.Enum):
    STARTING = enum.auto()
    RUNNING = enum.auto()
    FAILED = enum.auto()
    STOPPED = enum.auto()


class Supervisor:
    def __init__(self, max_restarts=3):
        self.max_restarts = max_restarts
        self.states = {}
        self.history = []

    def transition(self, name, state):
        self.states[name] = state
        self.history.append((name, state.name))

    async def supervise(self, name, factory):
        for restart in itertools.count():
            self.transition(name, State.STARTING)
            task = asyncio.create_task(factory(restart), name=f"{name}#{restart}")
            self.transition(name, State.RUNNING)
            try:
                await task
            except Exception as e:
                self.transition(name, State.FAILED)
                print(f"{task.get_name()} failed: {e!r}")
                if restart >= self.max_restarts:
                    print(f"{name}: too many restarts")
                    return
                await asyncio.sleep(0.01 * 2 ** restart)
            else:
                self.transition(name, State.STOPPED)
                return


async def flaky(restart):
    await asyncio.sleep(0.005)
    if restart < 2:
        raise RuntimeError("crash", restart)


async def hopeless(restart):
    raise ZeroDivisionError


async def main():
    s = Supervisor()
    await asyncio.gather(s.supervise("flaky", flaky), s.supervise("hopeless", hopeless))
    for name, state in s.states.items():
        print(f"{name:10} {state} {state.value} {state!r}")
    print(len(s.history), s.history[:3])

asyncio.run(main())
