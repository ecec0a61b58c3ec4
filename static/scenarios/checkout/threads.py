from threading import Thread

from jobs import handle
from lab import inbox


def background(work, job):
    Thread(target=work, args=[job]).start()


for job in inbox():
    Thread(target=handle, args=[job, background]).start()
