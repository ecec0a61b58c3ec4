from concurrent.futures import ThreadPoolExecutor


def bad(n):
    if n == 1:
        raise ValueError("number one")
    return n


with ThreadPoolExecutor(1) as pool:
    f = pool.submit(bad, 1)
    try:
        f.result()
    except ValueError as e:
        print("caught", e)
    print(repr(f.exception()))
    try:
        for r in pool.map(bad, range(3)):
            print(r)
    except ValueError as e:
        print("map", e)
