from multiprocessing import Process, Queue


class Worker(Process):
    def __init__(self, q, n):
        super().__init__()
        self.q = q
        self.n = n

    def run(self):
        self.q.put(self.n * 2)


if __name__ == "__main__":
    q = Queue()
    ws = [Worker(q, n) for n in range(3)]
    for w in ws:
        w.start()
    print(sorted(q.get() for _ in ws))
    for w in ws:
        w.join()
