"""A video site: a short upload, then a long computation."""

import asyncio

from lab import aio, cpu, io


def handle(job):
    upload(job)
    if job.kind != "photo":
        transcode(job)
    print(f"{job} done")


def upload(job):
    io(300)
    cpu(2)  # check the file
    if job.kind == "broken":
        raise ValueError("not a video")


def transcode(job):
    cpu(800)


# The same for the event loop. The upload gets an `async` version, for waiting has a colour. The
# computation has nothing to await: it must leave the loop's thread, or everything else stands still.


async def ahandle(job, pool):
    await aupload(job)
    if job.kind == "video":
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(pool, transcode, job)
    elif job.kind == "video_in_thread":
        await asyncio.to_thread(transcode, job)  # the loop goes on, but shares the GIL
    elif job.kind == "video_in_loop":
        transcode(job)  # wrong: the loop stands still
    print(f"{job} done")


async def aupload(job):
    await aio(300)
    cpu(2)
    if job.kind == "broken":
        raise ValueError("not a video")
