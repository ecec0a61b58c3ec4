import threading
import time

for n in range(1_000_000):
    t = threading.Thread(target=time.sleep, args=[1000])
    t.start()  # limit: threads
