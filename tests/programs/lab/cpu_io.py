import time

import lab

a = time.monotonic()
lab.cpu(20)
b = time.monotonic()
lab.io(20)
c = time.monotonic()
print(b - a >= 0.0199, c - b >= 0.0199)
