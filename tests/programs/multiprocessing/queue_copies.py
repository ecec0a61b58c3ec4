from multiprocessing import Process, Queue


def change(q, back):
    x = q.get()
    x.append("changed")
    back.put(x)


if __name__ == "__main__":
    q, back = Queue(), Queue()
    original = [1]
    p = Process(target=change, args=(q, back))
    p.start()
    q.put(original)
    print(back.get(), original)
    p.join()
