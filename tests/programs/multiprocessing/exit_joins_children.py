from multiprocessing import Process
import time


def late():
    time.sleep(0.05)
    print("child ends")


if __name__ == "__main__":
    Process(target=late).start()
    print("main ends")
