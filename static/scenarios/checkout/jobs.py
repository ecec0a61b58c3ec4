"""A shop's checkout: the customer waits for the answer, and need not wait for the rest."""

from lab import aio, cpu, io


def handle(job, background):
    """`background(work, job)` has `work(job)` done later, in the way this world can."""
    if job.kind == "cart":
        io(40)
        print(f"{job} done: the cart")
        return
    authenticate(job)
    charge(job)
    print(f"{job} done: paid")
    for work in [send_email, write_log, audit]:
        background(work, job)


def authenticate(job):
    cpu(5)  # check the password
    io(60)  # load the account


def charge(job):
    io(200)  # wait for the bank
    if job.kind == "declined":
        raise ValueError("card declined")
    if job.kind == "invoice":
        cpu(120)  # draw the invoice


def send_email(job):
    io(250)
    print(f"{job}: e-mail sent")


def write_log(job):
    io(20)
    print(f"{job}: logged")


def audit(job):
    cpu(10)  # look for fraud
    io(80)
    print(f"{job}: audited")


# The same for the event loop. What waits must be `async`, and so must all that awaits it: functions
# have a colour. The order of the steps is the same.


async def ahandle(job, background):
    if job.kind == "cart":
        await aio(40)
        print(f"{job} done: the cart")
        return
    await aauthenticate(job)
    await acharge(job)
    print(f"{job} done: paid")
    for work in [asend_email, awrite_log, aaudit]:
        background(work, job)


async def aauthenticate(job):
    cpu(5)
    await aio(60)


async def acharge(job):
    await aio(200)
    if job.kind == "declined":
        raise ValueError("card declined")
    if job.kind == "invoice":
        cpu(120)


async def asend_email(job):
    await aio(250)
    print(f"{job}: e-mail sent")


async def awrite_log(job):
    await aio(20)
    print(f"{job}: logged")


async def aaudit(job):
    cpu(10)
    await aio(80)
    print(f"{job}: audited")
