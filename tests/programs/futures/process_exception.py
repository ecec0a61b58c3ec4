from concurrent.futures import ProcessPoolExecutor


def bad(n):
    raise ValueError(f"bad {n}")


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        f = pool.submit(bad, 7)
        try:
            f.result()
        except ValueError as e:
            print("caught", e)
