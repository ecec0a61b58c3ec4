import multiprocessing as mp
import time


def ponger(conn):
    while True:
        msg = conn.recv()
        if msg == "stop":
            conn.send({"bye": True})
            conn.close()
            break
        conn.send(msg[::-1] if isinstance(msg, (str, list)) else msg)


def worker(tasks, results):
    name = mp.current_process().name
    while (task := tasks.get()) is not None:
        results.put((task, task ** 3))
    results.put((name, "exits"))


if __name__ == "__main__":
    here, there = mp.Pipe()
    p = mp.Process(target=ponger, args=(there,))
    p.start()
    for m in ["hello", [1, 2, 3], ("t", 1), 3.5]:
        here.send(m)
        print(here.recv())
    here.send("stop")
    print(here.recv(), here.poll(0.01) if False else "")
    p.join()
    print("exitcode", p.exitcode, p.is_alive())

    tasks, results = mp.Queue(), mp.Queue()
    procs = [mp.Process(target=worker, args=(tasks, results), name=f"W{i}") for i in range(2)]
    for pr in procs:
        pr.start()
    for i in range(6):
        tasks.put(i)
    for _ in procs:
        tasks.put(None)
    got = [results.get() for _ in range(6 + len(procs))]
    for pr in procs:
        pr.join()
    print(sorted(x for x in got if isinstance(x[0], int)))
    print(sorted(x for x in got if isinstance(x[0], str)))
    a, b = mp.Pipe(duplex=False)
    try:
        a.send(1)
    except OSError as e:
        print("OSError:", e)
