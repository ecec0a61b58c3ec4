from multiprocessing import Process


def leaf(n):
    print("leaf", n)


def branch(n):
    p = Process(target=leaf, args=[n])
    p.start()
    p.join()
    print("branch", n)


if __name__ == "__main__":
    p = Process(target=branch, args=[1])
    p.start()
    p.join()
    print("root")
