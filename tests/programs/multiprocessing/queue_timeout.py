import queue
from multiprocessing import Queue

if __name__ == "__main__":
    q = Queue()
    try:
        q.get(timeout=0.02)
    except queue.Empty:
        print("empty")
    q.put("x")
    print(q.get(timeout=5))
    try:
        q.get(False)
    except queue.Empty:
        print("empty again")
