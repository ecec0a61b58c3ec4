import threading
import time
from multiprocessing import Process


def work(n):
    def t():
        time.sleep(0.02)
        print("thread in", n)

    th = threading.Thread(target=t)
    th.start()
    print("process", n)
    th.join()


if __name__ == "__main__":
    p = Process(target=work, args=["child"])
    p.start()
    p.join()
    work("parent")
