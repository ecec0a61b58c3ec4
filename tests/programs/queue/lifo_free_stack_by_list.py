import queue
import threading

inbox, outbox = queue.Queue(), queue.Queue()


def upper():
    for x in iter(inbox.get, None):
        outbox.put(x.upper())
    outbox.put(None)


t = threading.Thread(target=upper)
t.start()
for w in "one two".split():
    inbox.put(w)
inbox.put(None)
print(list(iter(outbox.get, None)))
t.join()
