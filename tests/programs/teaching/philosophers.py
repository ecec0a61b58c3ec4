import threading
import time

forks = [threading.Lock() for _ in range(4)]
meals = [0] * 4
printing = threading.Lock()


def philosopher(n):
    first, second = sorted([n, (n + 1) % 4])
    for _ in range(5):
        with forks[first]:
            time.sleep(0.001)
            with forks[second]:
                meals[n] += 1
                time.sleep(0.001)


ts = [threading.Thread(target=philosopher, args=(n,)) for n in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print("meals", meals, "forks on the table:", not any(f.locked() for f in forks))
