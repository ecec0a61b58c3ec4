"""Processes meet at a barrier, twice; one that waits too long breaks it."""
import multiprocessing
import threading
import time


def runner(name, delay, barrier, log):
    time.sleep(delay)
    log.put(f"{name} is ready")
    barrier.wait()
    time.sleep(delay)
    log.put(f"{name} is through")
    barrier.wait()


def alone(barrier, log):
    try:
        barrier.wait(timeout=0.05)
    except threading.BrokenBarrierError:
        log.put(f"broken: {barrier.broken}")


if __name__ == "__main__":
    log = multiprocessing.Queue()
    barrier = multiprocessing.Barrier(3)
    workers = [multiprocessing.Process(target=runner, args=(f"worker {n}", 0.1 * n, barrier, log))
               for n in (1, 2)]
    for worker in workers:
        worker.start()
    barrier.wait()
    print(log.get())
    print(log.get())
    barrier.wait()
    print(log.get())
    print(log.get())
    for worker in workers:
        worker.join()
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    lonely = multiprocessing.Process(target=alone, args=(barrier, log))
    lonely.start()
    lonely.join()
    print(log.get(), barrier.broken)
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print("cannot wait", type(error).__name__)
