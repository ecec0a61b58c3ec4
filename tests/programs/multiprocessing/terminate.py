from multiprocessing import Process
import time


def forever():
    time.sleep(60)
    print("never")


if __name__ == "__main__":
    p = Process(target=forever)
    p.start()
    time.sleep(0.03)
    p.terminate()
    p.join()
    print(p.exitcode, p.is_alive())
