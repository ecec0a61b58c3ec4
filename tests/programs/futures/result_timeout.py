import concurrent.futures
import time

with concurrent.futures.ThreadPoolExecutor() as pool:
    f = pool.submit(time.sleep, 0.08)
    try:
        f.result(timeout=0.01)
    except concurrent.futures.TimeoutError:
        print("not yet", f.done())
    print(f.result(), f.done())
