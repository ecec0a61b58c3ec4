import threading
import time

out = []


def work(n):
    for i in range(3):
        time.sleep(0.01 + n * 0.002)
        out.append(n)


ts = [threading.Thread(target=work, args=[n]) for n in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(out), len(out))
