"""A shop in two services: A accepts orders and puts them on a queue, B takes them from it later."""

from lab import aio, cpu, io


def accept(job):
    cpu(2)  # check the order
    print(f"{job} accepted")


def handle(job):
    if job.kind == "order":
        io(150)  # pack it
    elif job.kind == "gift":
        cpu(100)  # print a card for it
        io(150)
    elif job.kind == "pallet":
        io(600)
    else:
        io(50)
        raise ValueError("sold out")
    print(f"{job} done")


def service_b(orders):
    while True:
        job = orders.get()
        if job is None:  # service A has closed
            break
        try:
            handle(job)
        except Exception as error:
            print(f"{job} failed: {error}")


# The same for the event loop: taking from the queue waits, so service B is `async`, and so is
# what it awaits. Functions that wait have a colour of their own.


async def ahandle(job):
    if job.kind == "order":
        await aio(150)
    elif job.kind == "gift":
        cpu(100)
        await aio(150)
    elif job.kind == "pallet":
        await aio(600)
    else:
        await aio(50)
        raise ValueError("sold out")
    print(f"{job} done")


async def aservice_b(orders):
    while True:
        job = await orders.get()
        if job is None:
            break
        try:
            await ahandle(job)
        except Exception as error:
            print(f"{job} failed: {error}")
