import threading


def work():
    raise RuntimeError("x")


t = threading.Thread(target=work, name="worker")
t.start()
t.join()
