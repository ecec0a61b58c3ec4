"""Two threads that hand one item back and forth through two queues."""

import queue
import threading

SIZE = 20_000  # in tests: 100


def player(inbox, outbox):
    while True:
        ball = inbox.get()
        if ball is None:
            outbox.put(None)
            return
        outbox.put(ball + 1)


to_player = queue.Queue()
from_player = queue.Queue()
threading.Thread(target=player, args=(to_player, from_player)).start()
ball = 0
for _ in range(SIZE):
    to_player.put(ball)
    ball = from_player.get()
to_player.put(None)
assert from_player.get() is None
print("the ball was hit", ball, "times")
