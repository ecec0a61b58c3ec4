from multiprocessing import Process
import time


def work(n):
    time.sleep(n / 10)
    print("done", n)


if __name__ == "__main__":
    ps = [Process(target=work, args=[n]) for n in (3, 1, 2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print([p.exitcode for p in ps])
