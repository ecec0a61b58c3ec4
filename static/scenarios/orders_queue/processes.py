from multiprocessing import Process, Queue

from jobs import accept, service_b
from lab import inbox

if __name__ == "__main__":
    orders = Queue()
    Process(target=service_b, args=[orders]).start()

    for job in inbox():
        accept(job)
        orders.put(job)

    orders.put(None)
