import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(len(url) / 10)
    return url.upper()


urls = ["a", "bbb", "cc"]
start = time.monotonic()
with ThreadPoolExecutor(max_workers=len(urls)) as pool:
    for url, page in zip(urls, pool.map(fetch, urls)):
        print(url, page)
print(time.monotonic() - start < 0.5)
