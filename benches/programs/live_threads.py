"""So many threads that live for ever, each of which mostly waits, for about a second each time."""

import threading
import time

SIZE = 100


def visitor(number):
    n_visits = 0
    while True:
        time.sleep((number * 7919 + n_visits * 101) % 1500 / 1000 + 0.25)
        n_visits += 1


for number in range(SIZE):
    threading.Thread(target=visitor, args=(number,)).start()
