import sys
from multiprocessing import Process


def ok():
    pass


def status():
    sys.exit(3)


if __name__ == "__main__":
    for f in (ok, status):
        p = Process(target=f)
        p.start()
        p.join()
        print(f.__name__, p.exitcode)
