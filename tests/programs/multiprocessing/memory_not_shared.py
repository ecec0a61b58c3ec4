from multiprocessing import Process

n = 0


def inc():
    global n
    n += 1
    print("child", n)


if __name__ == "__main__":
    p = Process(target=inc)
    p.start()
    p.join()
    print("parent", n)
