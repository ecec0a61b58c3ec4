from concurrent.futures import ProcessPoolExecutor


def total(numbers):
    return sum(numbers)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(total, [[1, 2], [3], []])))
        print(sum(pool.map(abs, [-1, -2])))
