import threading
import time

balance = 0


def deposit():
    global balance
    now = balance
    time.sleep(0.2)
    balance = now + 1


ts = [threading.Thread(target=deposit) for _ in range(5)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(balance)
