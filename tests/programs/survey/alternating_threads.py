import threading

N = 5


class Printer:
    """LeetCode style: print in order / FizzBuzz multithreaded / alternate."""

    def __init__(self, n):
        self.n = n
        self.odd = threading.Semaphore(1)
        self.even = threading.Semaphore(0)
        self.out = []

    def print_odd(self):
        for i in range(1, self.n + 1, 2):
            self.odd.acquire()
            self.out.append(i)
            self.even.release()

    def print_even(self):
        for i in range(2, self.n + 1, 2):
            self.even.acquire()
            self.out.append(i)
            self.odd.release()


p = Printer(10)
ts = [threading.Thread(target=p.print_even), threading.Thread(target=p.print_odd)]
for t in ts: t.start()
for t in ts: t.join()
print(p.out)


class FizzBuzz:
    def __init__(self, n):
        self.n, self.i = n, 1
        self.cv = threading.Condition()
        self.result = []

    def loop(self, test, text):
        while True:
            with self.cv:
                self.cv.wait_for(lambda: self.i > self.n or test(self.i))
                if self.i > self.n:
                    return
                self.result.append(text(self.i))
                self.i += 1
                self.cv.notify_all()


fb = FizzBuzz(15)
specs = [
    (lambda i: i % 3 == 0 and i % 5, lambda i: "Fizz"),
    (lambda i: i % 5 == 0 and i % 3, lambda i: "Buzz"),
    (lambda i: i % 15 == 0, lambda i: "FizzBuzz"),
    (lambda i: i % 3 and i % 5, str),
]
ts = [threading.Thread(target=fb.loop, args=s) for s in specs]
for t in ts: t.start()
for t in ts: t.join()
print(" ".join(fb.result))

gates = [threading.Event() for _ in range(3)]
gates[0].set()


def ordered(k):
    for r in range(2):
        gates[k].wait()
        gates[k].clear()
        print("ABC"[k], end="" if (k, r) != (2, 1) else "\n", flush=True)
        gates[(k + 1) % 3].set()


ts = [threading.Thread(target=ordered, args=(k,)) for k in (2, 0, 1)]
for t in ts: t.start()
for t in ts: t.join()
