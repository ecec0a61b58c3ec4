from multiprocessing import Process, Queue


def player(name, mine, theirs, n):
    for _ in range(n):
        ball = mine.get()
        print(name, ball)
        theirs.put(ball + 1)


if __name__ == "__main__":
    a, b = Queue(), Queue()
    p = Process(target=player, args=("pong", b, a, 3))
    p.start()
    ball = 0
    for _ in range(3):
        b.put(ball)
        ball = a.get()
        print("ping got", ball)
    p.join()
