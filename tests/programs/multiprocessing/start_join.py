from multiprocessing import Process


def work(n):
    print("work", n)


if __name__ == "__main__":
    p = Process(target=work, args=(1,))
    print(p.is_alive(), p.exitcode)
    p.start()
    p.join()
    print(p.is_alive(), p.exitcode)
    q = Process(target=work, kwargs={"n": 2})
    q.start()
    q.join()
    print("end")
