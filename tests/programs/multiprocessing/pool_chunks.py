# Pools: chunks of imap, what cannot be sent, close and join.
from multiprocessing import Pool
import multiprocessing as mp
def sq(x): return x*x
def bad(x): return 1//x
if __name__ == "__main__":
    with Pool(2) as pool:
        for r in pool.imap_unordered(len, ["a", "bb", "ccc"], chunksize=3): print(r)
        print(list(pool.imap(sq,range(5),chunksize=2)), list(pool.imap(sq,[])))
        r=pool.apply_async(lambda: 1)
        try: r.get()
        except Exception as e: print(type(e).__name__, e.__cause__)
        try: pool.map(lambda x:x,[1,2,3])
        except Exception as e: print(type(e).__name__)
        try: pool.map(bad,[1,0,3])
        except ZeroDivisionError as e: print(e, type(e.__cause__))
        pool.close(); pool.join()
    print("end")
