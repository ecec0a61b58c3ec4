import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    print("done", n)
    return n * n


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 2)]
    print([f.result() for f in futures])
print(futures[0].done(), futures[0].exception())
