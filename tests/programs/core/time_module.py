import time

start = time.time()
m = time.monotonic()
p = time.perf_counter()
time.sleep(0.03)
print(0.03 <= time.monotonic() - m < 0.5, 0.03 <= time.perf_counter() - p < 0.5)
print(0.02 <= time.time() - start < 0.5, type(time.time()).__name__)
from time import sleep

sleep(0)
print(round(time.monotonic() - m, 1) >= 0.0)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
