from multiprocessing import Process

from jobs import handle
from lab import inbox


def background(work, job):
    Process(target=work, args=[job]).start()


if __name__ == "__main__":
    for job in inbox():
        Process(target=handle, args=[job, background]).start()
