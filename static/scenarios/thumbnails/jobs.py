"""What the jobs do. Almost all of it is work for a core; there is hardly anything to wait for."""

from lab import aio, cpu, io


def handle(job):
    if job.kind == "thumbnail":
        make_thumbnail(job)
    elif job.kind == "poster":
        make_poster(job)
    elif job.kind == "caption":
        read_caption(job)
    elif job.kind == "store":
        store(job)
    else:
        reject(job)
    print(f"{job} done")


def make_thumbnail(job):
    cpu(300)


def make_poster(job):
    cpu(900)


def read_caption(job):
    io(20)  # read the file
    cpu(2)  # find the caption in it


def store(job):
    cpu(40)  # compress
    io(200)  # write to the disk


def reject(job):
    cpu(30)
    raise ValueError("not an image")


# The same for the event loop. Only what waits needs a version of its own colour, `async`; work
# for a core has nothing to await, so `async` cannot make it any faster.


async def ahandle(job):
    if job.kind == "thumbnail":
        make_thumbnail(job)
    elif job.kind == "poster":
        make_poster(job)
    elif job.kind == "caption":
        await aread_caption(job)
    elif job.kind == "store":
        await astore(job)
    else:
        reject(job)
    print(f"{job} done")


async def aread_caption(job):
    await aio(20)
    cpu(2)


async def astore(job):
    cpu(40)
    await aio(200)
