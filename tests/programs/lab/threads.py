from threading import Thread

from lab import cpu, inbox, io


def handle(job):
    cpu(1)
    io(120 if job.number == 1 else 20)
    print(f"{job} done")


for job in inbox():
    Thread(target=handle, args=[job]).start()
