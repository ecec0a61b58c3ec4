import threading
import time


def late():
    time.sleep(0.05)
    print("after main")


threading.Thread(target=late).start()
print("main ends")
