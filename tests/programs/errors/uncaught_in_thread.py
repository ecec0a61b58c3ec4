import threading


def inner():
    raise KeyError("missing")


def work():
    print("thread")
    inner()


t = threading.Thread(target=work)
t.start()
t.join()
print("exit status is 0")
