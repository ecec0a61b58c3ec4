import threading
import time


def work():
    time.sleep(0.05)
    print("thread ends later")


threading.Thread(target=work).start()
raise ValueError("main fails")
