from jobs import handle
from lab import inbox


def background(work, job):
    work(job)  # there is no background: the next customer waits


for job in inbox():
    try:
        handle(job, background)
    except Exception as error:
        print(f"{job} failed: {error}")
