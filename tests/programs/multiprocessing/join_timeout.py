from multiprocessing import Process
import time

if __name__ == "__main__":
    p = Process(target=time.sleep, args=[0.15])
    p.start()
    p.join(0.02)
    print(p.is_alive(), p.exitcode)
    p.join()
    print(p.is_alive(), p.exitcode)
