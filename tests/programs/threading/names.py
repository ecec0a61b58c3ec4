import threading


def show():
    print(threading.current_thread().name)


print(threading.current_thread().name, threading.main_thread() is threading.current_thread())
for t in [threading.Thread(target=show), threading.Thread(target=show, name="special"), threading.Thread(target=show)]:
    t.start()
    t.join()
print(threading.active_count(), t.name, t.daemon)
