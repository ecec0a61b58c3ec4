from multiprocessing import Process, current_process


def show():
    print(current_process().name)


if __name__ == "__main__":
    print(current_process().name)
    for p in [Process(target=show), Process(target=show, name="special")]:
        p.start()
        p.join()
        print(p.name)
