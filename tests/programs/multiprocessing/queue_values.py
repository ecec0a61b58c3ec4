from multiprocessing import Process, Queue


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x})"


def send(q):
    for v in [1, 2.5, "text", None, True, [1, [2]], (1, "a"), {"k": [1]}, Point(7)]:
        q.put(v)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=send, args=[q])
    p.start()
    print([q.get() for _ in range(9)])
    p.join()
