import sched, time, threading, heapq, uuid, random, secrets, string
s = sched.scheduler(time.monotonic, time.sleep)
def act(n): print("act", n)
s.enter(.02, 1, act, ("b",)); s.enter(.01, 1, act, ("a",)); s.enter(.02, 0, act, kwargs={"n": "prio"})
e = s.enter(.03, 1, act, ("never",)); s.cancel(e)
print(len(s.queue), s.empty()); s.run(); print(s.empty())
random.seed(42); print(random.random(), random.randint(1, 6), random.choice("abc"), random.sample(range(10), 3), random.shuffle([1]), random.gauss(0, 1), random.uniform(1, 2))
l = list(range(5)); random.shuffle(l); print(l, random.choices([1, 2, 3], weights=[1, 2, 3], k=4))
print(len(uuid.uuid4().hex), uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a"))
print(len(secrets.token_hex(4)), secrets.choice([1]) )
lock = threading.Lock(); counter = 0
def inc():
    global counter
    for _ in range(1000):
        with lock: counter += 1
ts = [threading.Thread(target=inc) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(counter)
class Account:
    def __init__(self): self.balance = 100; self.lock = threading.RLock()
    def transfer(self, other, n):
        first, second = sorted((self, other), key=id)
        with first.lock, second.lock:
            self.balance -= n; other.balance += n
a, b = Account(), Account()
ts = [threading.Thread(target=a.transfer, args=(b, 10)) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(a.balance, b.balance)
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.ctime(0)[:10])
