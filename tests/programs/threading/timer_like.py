import threading
import time


def after(seconds, f, *args):
    def run():
        time.sleep(seconds)
        f(*args)

    t = threading.Thread(target=run)
    t.start()
    return t


ts = [after(0.05, print, "later", 1), after(0.02, print, "sooner", 2)]
print("now")
for t in ts:
    t.join()
