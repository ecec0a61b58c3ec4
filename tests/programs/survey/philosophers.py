import threading
import time
import random


class Philosopher(threading.Thread):
    running = True

    def __init__(self, name, left, right, meals):
        super().__init__(name=name)
        self.left, self.right = left, right
        self.meals = meals
        self.eaten = 0

    def run(self):
        while self.eaten < self.meals:
            first, second = sorted((self.left, self.right), key=lambda f: f.number)
            with first:
                with second:
                    self.eaten += 1
                    time.sleep(0.001)


class Fork:
    def __init__(self, number):
        self.number = number
        self._lock = threading.Lock()
        self.used = 0

    def __enter__(self):
        self._lock.acquire()
        self.used += 1
        return self

    def __exit__(self, *_):
        self._lock.release()


NAMES = ["Plato", "Aristotle", "Kant", "Hume", "Locke"]
forks = [Fork(i) for i in range(len(NAMES))]
table = [Philosopher(n, forks[i], forks[(i + 1) % len(forks)], 3) for i, n in enumerate(NAMES)]
for p in table:
    p.start()
for p in table:
    p.join()
print("everyone has eaten:")
for p in table:
    print(f"  {p.name:<10}{p.eaten:>3}")
print("fork uses:", [f.used for f in forks])
