from queue import Queue
from threading import Thread

from jobs import accept, service_b
from lab import inbox

orders = Queue()
Thread(target=service_b, args=[orders]).start()

for job in inbox():
    accept(job)
    orders.put(job)

orders.put(None)
