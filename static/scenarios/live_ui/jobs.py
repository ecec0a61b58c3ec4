"""A window that must draw a frame every 16 ms while work goes on, or it feels frozen."""

import asyncio
import time

from lab import aio, cpu, io


class Screen:
    def __init__(self):
        self.frames = 0
        self.worst = 0
        self.due = time.monotonic()

    def draw(self):
        late = time.monotonic() - self.due
        self.worst = max(self.worst, late)
        cpu(1)
        self.frames += 1
        self.due = max(self.due + 0.016, time.monotonic())

    def pause(self):
        return max(0, self.due - time.monotonic())

    def report(self):
        print(f"{self.frames} frames, at worst {self.worst * 1000:.0f} ms late")


def draw_while(busy):
    screen = Screen()
    screen.draw()
    while busy():
        time.sleep(screen.pause())
        screen.draw()
    screen.report()


def handle(job):
    if job.kind == "search":
        io(300)
    elif job.kind == "spelling":
        cpu(250)
    elif job.kind == "save":
        cpu(30)
        io(150)
    elif job.kind == "in_steps":
        for step in range(25):
            cpu(10)
    else:
        io(80)
        raise RuntimeError("the plug-in crashed")
    print(f"{job} done")


# The same for the event loop: what waits is `async`, and so is what awaits it. Drawing waits too.


async def adraw_while(busy):
    screen = Screen()
    screen.draw()
    while busy():
        await asyncio.sleep(screen.pause())
        screen.draw()
    screen.report()


async def ahandle(job):
    if job.kind == "search":
        await aio(300)
    elif job.kind == "spelling":
        cpu(250)  # no frame until it is over
    elif job.kind == "save":
        cpu(30)
        await aio(150)
    elif job.kind == "in_steps":
        for step in range(25):
            cpu(10)
            await asyncio.sleep(0)  # let the loop draw
    else:
        await aio(80)
        raise RuntimeError("the plug-in crashed")
    print(f"{job} done")
