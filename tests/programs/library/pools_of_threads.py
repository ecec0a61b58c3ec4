import time
import threading
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool, Process, Queue


def square(x):
    time.sleep(.01 * (5 - x))
    return x * x


def fail(x):
    raise ValueError(x)


with ThreadPool(3) as pool:
    print(pool.map(square, range(5)))
    print(list(pool.imap(square, range(4))))
    print(pool.starmap(lambda a, b: a * b, [(1, 2), (3, 4)]))
    result = pool.apply_async(square, (3,), callback=lambda x: print("callback", x))
    print(result.get(timeout=2), result.successful())
    try:
        pool.map(fail, [1])
    except ValueError as e:
        print("caught", e)
pool = Pool(2)
print(pool.map(len, ["a", "bc", ""]))
pool.close()
pool.join()
q = Queue()
p = Process(target=q.put, args=(5,))
p.start()
p.join()
print(q.get(), p.exitcode)
