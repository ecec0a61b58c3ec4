from multiprocessing import Process, Queue

from lab import inbox, io


def handle(job, q):
    io(20)
    q.put(job)


if __name__ == "__main__":
    q = Queue()
    n = 0
    for job in inbox():
        Process(target=handle, args=[job, q]).start()
        n += 1
    print(sorted(q.get().number for _ in range(n)))
