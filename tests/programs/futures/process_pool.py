from concurrent.futures import ProcessPoolExecutor, as_completed
import os, time
def sq(x):
    return x * x
def bad(x):
    raise ValueError(f"bad {x}")
def slow(x):
    time.sleep(.02 * x)
    return x
def init(v):
    global G
    G = v
def getg(_): return G
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(sq, range(5))))
        print(list(ex.map(sq, range(5), chunksize=2)))
        f = ex.submit(bad, 3)
        try:
            f.result()
        except ValueError as e:
            print("V", e, type(e.__cause__).__name__)
        print([x.result() for x in as_completed([ex.submit(slow, i) for i in (3, 1)])])
        print(ex.submit(os.getpid).result() != os.getpid())
    with ProcessPoolExecutor(1, initializer=init, initargs=(7,)) as ex:
        print(list(ex.map(getg, [1])))
        try:
            ex.submit(lambda: 1).result()
        except Exception as e:
            print(type(e).__name__)
