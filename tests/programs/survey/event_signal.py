import threading
import time

start_event = threading.Event()
stop_event = threading.Event()
order = []
order_lock = threading.Lock()


def log(msg):
    with order_lock:
        order.append(msg)


def racer(n):
    start_event.wait()
    time.sleep(n * 0.01)
    log(f"racer {n} finished")


def heartbeat():
    beats = 0
    while not stop_event.wait(timeout=0.02):
        beats += 1
    log(f"heart stopped after some beats: {beats > 2}")


racers = [threading.Thread(target=racer, args=(n,)) for n in (3, 1, 2)]
hb = threading.Thread(target=heartbeat)
hb.start()
for r in racers:
    r.start()
time.sleep(0.05)
log("bang!")
start_event.set()
for r in racers:
    r.join()
time.sleep(0.03)
stop_event.set()
hb.join()
print("\n".join(order))
e = threading.Event()
print(e.wait(0.01), e.is_set(), e.set(), e.wait(), e.clear(), e.is_set())
