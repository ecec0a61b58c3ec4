from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)
f = pool.submit(pow, 2, 5)
pool.shutdown()
f.add_done_callback(lambda f: print("callback", f.result()))
try:
    pool.submit(print, "no")
except RuntimeError as e:
    print(e)
