import time as t
import asyncio, threading
from time import sleep as pause, monotonic
from concurrent.futures import ThreadPoolExecutor
import concurrent.futures
import queue

print(t.sleep is pause, callable(monotonic), t.__name__, ThreadPoolExecutor.__name__)
print(concurrent.futures.ThreadPoolExecutor is ThreadPoolExecutor, queue.Queue.__name__)


def f():
    import time

    return time is t


print(f())
