from multiprocessing import Process


def make(n):
    def show():
        print("closure", n)

    return show


if __name__ == "__main__":
    for n in range(2):
        p = Process(target=make(n))
        p.start()
        p.join()
    p = Process(target=lambda: print("lambda"))
    p.start()
    p.join()
