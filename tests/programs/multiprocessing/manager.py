"""A dict and a list that processes share through a manager."""
from multiprocessing import Manager, Process, Pool


def square(n, results, order, lock):
    with lock:
        results[n] = n * n
        order.append(n)


def count(counts, lock, word):
    with lock:
        counts[word] = counts.get(word, 0) + 1


if __name__ == "__main__":
    with Manager() as manager:
        results = manager.dict()
        order = manager.list()
        lock = manager.Lock()
        workers = [Process(target=square, args=(n, results, order, lock)) for n in range(4)]
        print(workers[0].name)
        for worker in workers:
            worker.start()
            worker.join()
        print(results, order)
        print(sorted(results.items()), len(results), 2 in results, list(order), order[-1])
        try:
            results["missing"]
        except KeyError as error:
            print("KeyError", error)
        results.update(x=1)
        print(results.pop("x"), results.get("x", "gone"), dict(results) == results.copy())
        order.extend([9, 8])
        order.sort(reverse=True)
        print(order, [n for n in order], order.index(9), order[1:3])

        counts = manager.dict(a=10)
        with Pool(2) as pool:
            pool.starmap(count, [(counts, lock, word) for word in "abcab"])
        print(sorted(counts.items()))

        inner = manager.dict()
        inner["list"] = [1]
        inner["list"].append(2)
        print(inner["list"])
