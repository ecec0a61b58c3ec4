from multiprocessing import Process

from jobs import handle
from lab import inbox

if __name__ == "__main__":
    for job in inbox():
        Process(target=handle, args=[job]).start()
