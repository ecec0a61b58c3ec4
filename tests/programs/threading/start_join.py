from threading import Thread


def work(n):
    print("work", n)


t = Thread(target=work, args=(1,))
print(t.is_alive())
t.start()
t.join()
print(t.is_alive())
u = Thread(target=work, kwargs={"n": 2})
u.start()
u.join()
print("end")
