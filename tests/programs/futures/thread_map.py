import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep((4 - n) / 100)
    return n * 10


with ThreadPoolExecutor(4) as pool:
    for r in pool.map(work, range(4)):
        print(r)
    print(list(pool.map(lambda a, b: a + b, [1, 2], [10, 20])))
