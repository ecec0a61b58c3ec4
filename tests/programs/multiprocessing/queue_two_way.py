from multiprocessing import Process, Queue


def square(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, n * n))


if __name__ == "__main__":
    tasks, results = Queue(), Queue()
    p = Process(target=square, args=(tasks, results))
    p.start()
    for n in range(4):
        tasks.put(n)
    tasks.put(None)
    print([results.get() for _ in range(4)])
    p.join()
    print(p.exitcode)
