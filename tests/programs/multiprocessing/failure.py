from multiprocessing import Process


def bad():
    raise ValueError("in child")


if __name__ == "__main__":
    p = Process(target=bad)
    p.start()
    p.join()
    print("exit code", p.exitcode)
