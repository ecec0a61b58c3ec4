import threading
import time


def child(n):
    print("child", n)


def parent(n):
    t = threading.Thread(target=child, args=[n])
    t.start()
    t.join()
    print("parent", n)


for n in range(2):
    t = threading.Thread(target=parent, args=[n])
    t.start()
    t.join()
