"""64 processes, each with a part of the work; the parent collects what they found and joins them."""

import multiprocessing

SIZE = 600  # in tests: 20
N_PROCESSES = 64


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def worker(number, results):
    found = 0
    for n in range(number, SIZE, N_PROCESSES):
        found += len(divisors(n))
    results.put((number, found))


if __name__ == "__main__":
    results = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=worker, args=(number, results))
        for number in range(N_PROCESSES)
    ]
    for process in processes:
        process.start()
    found = sorted(results.get() for _ in processes)
    for process in processes:
        process.join()
    print(len(found), "parts,", sum(part for _, part in found), "divisors,", found[-1])
