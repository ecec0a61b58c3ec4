from concurrent.futures import ThreadPoolExecutor


def bad():
    raise ValueError("in pool")


with ThreadPoolExecutor() as pool:
    pool.submit(bad).result()
