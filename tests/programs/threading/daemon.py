import threading
import time


def forever():
    while True:
        time.sleep(0.01)


t = threading.Thread(target=forever, daemon=True)
t.start()
time.sleep(0.03)
print(t.is_alive(), t.daemon)
