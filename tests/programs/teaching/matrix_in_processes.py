from concurrent.futures import ProcessPoolExecutor

A = [[1, 2], [3, 4], [5, 6]]
B = [[7, 8, 9], [10, 11, 12]]


def row_times_b(row):
    return [sum(a * B[k][j] for k, a in enumerate(row)) for j in range(len(B[0]))]


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        for row in pool.map(row_times_b, A):
            print(row)
