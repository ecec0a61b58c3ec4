from multiprocessing import Process


def inner():
    raise KeyError("k")


def work():
    inner()


if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    p.join()
    print(p.exitcode)
