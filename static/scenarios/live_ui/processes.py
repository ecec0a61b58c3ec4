from multiprocessing import Process
from threading import Thread

from jobs import draw_while, handle
from lab import inbox

workers = []
window = None


def busy():
    return any(worker.is_alive() for worker in workers)


if __name__ == "__main__":
    for job in inbox():
        worker = Process(target=handle, args=[job])
        workers.append(worker)
        worker.start()
        if window is None or not window.is_alive():
            window = Thread(target=draw_while, args=[busy])
            window.start()
