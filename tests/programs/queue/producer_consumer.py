import queue
import threading

q = queue.Queue()


def consumer():
    while True:
        x = q.get()
        if x is None:
            break
        print("got", x)


t = threading.Thread(target=consumer)
t.start()
for i in range(5):
    q.put(i)
q.put(None)
t.join()
print("end", q.qsize())
