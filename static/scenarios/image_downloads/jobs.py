"""What the jobs do. Each is short work around a long wait, or only work."""

from lab import aio, cpu, io


def handle(job):
    if job.kind == "download":
        download(job)
    elif job.kind == "resize":
        resize(job)
    elif job.kind == "payment":
        pay(job)
    elif job.kind == "email":
        send_email(job)
    else:
        fail(job)
    print(f"{job} done")


def download(job):
    cpu(4)  # write the request
    io(400)  # wait for the server
    cpu(4)  # read the answer


def resize(job):
    cpu(300)


def pay(job):
    cpu(20)  # check the card number
    io(250)  # wait for the bank
    cpu(20)  # write the receipt


def send_email(job):
    io(150)  # nobody waits for it, except where there is only one thing at a time


def fail(job):
    io(100)
    raise ConnectionError("the server does not answer")


# The same for the event loop. A function that waits without blocking must be `async`, and so must
# each function that awaits it: waiting has a colour, and the blocking functions have the other one.


async def ahandle(job):
    if job.kind == "download":
        await adownload(job)
    elif job.kind == "resize":
        resize(job)  # nothing to await: the loop stands still meanwhile
    elif job.kind == "payment":
        await apay(job)
    elif job.kind == "email":
        await asend_email(job)
    else:
        await afail(job)
    print(f"{job} done")


async def adownload(job):
    cpu(4)
    await aio(400)
    cpu(4)


async def apay(job):
    cpu(20)
    await aio(250)
    cpu(20)


async def asend_email(job):
    await aio(150)


async def afail(job):
    await aio(100)
    raise ConnectionError("the server does not answer")
