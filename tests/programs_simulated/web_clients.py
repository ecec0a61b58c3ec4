import asyncio, time
import requests, httpx, aiohttp
import urllib.request, urllib.error, urllib.parse
from concurrent.futures import ThreadPoolExecutor

r = requests.get("https://jsonplaceholder.typicode.com/todos/1")
print(r.status_code, r.json(), r.headers["content-type"], r.ok, r.elapsed)
r = requests.get("https://httpbin.org/get", params={"a": 1, "b": "x y"}, headers={"X-Me": "1"})
print(r.json()["args"], r.url)
r = requests.post("https://httpbin.org/post", json={"k": [1, 2]})
print(r.json()["json"])
t = time.perf_counter()
requests.get("https://httpbin.org/delay/1")
print(round(time.perf_counter() - t, 2))
try:
    requests.get("https://httpbin.org/status/404").raise_for_status()
except requests.HTTPError as e:
    print(e, e.response.status_code)
try:
    requests.get("https://httpbin.org/delay/3", timeout=0.5)
except requests.exceptions.Timeout as e:
    print(type(e).__name__, e)
try:
    requests.get("https://nowhere.invalid/")
except requests.exceptions.RequestException as e:
    print(type(e).__name__)
try:
    requests.get("example.com")
except requests.exceptions.MissingSchema as e:
    print(e)
with requests.Session() as s:
    s.headers.update({"Authorization": "token"})
    print(s.get("https://httpbin.org/headers").json()["headers"]["Authorization"])
urls = ["https://example.com", "https://www.python.org/about", "https://rust-lang.org"]
with ThreadPoolExecutor(3) as pool:
    for r in pool.map(requests.get, urls):
        print(r.url, len(r.text), r.text.splitlines()[3])
with urllib.request.urlopen("https://example.com/a") as f:
    print(f.status, len(f.read()), f.getheader("Content-Type"))
try:
    urllib.request.urlopen("https://httpbin.org/status/500")
except urllib.error.HTTPError as e:
    print(e.code, e)
try:
    urllib.request.urlopen("https://x.invalid")
except urllib.error.URLError as e:
    print(e)
print(httpx.get("https://jsonplaceholder.typicode.com/users/3").json()["name"])

async def fetch(session, n):
    async with session.get(f"https://jsonplaceholder.typicode.com/posts/{n}") as response:
        data = await response.json()
        return response.status, data["title"]

async def main():
    t = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        print(await asyncio.gather(*(fetch(session, n) for n in range(1, 4))))
        try:
            async with session.get("https://httpbin.org/delay/5", timeout=aiohttp.ClientTimeout(total=1)) as r:
                print(r.status)
        except asyncio.TimeoutError:
            print("aiohttp timeout")
        async with session.get("https://httpbin.org/status/503") as r:
            try:
                r.raise_for_status()
            except aiohttp.ClientResponseError as e:
                print(e.status, e)
        async with session.post("https://httpbin.org/post", json={"a": 1}) as r:
            print((await r.json())["json"])
        print(len(await (await session.get("https://example.com")).text()))
    async with httpx.AsyncClient(timeout=1) as client:
        rs = await asyncio.gather(*(client.get(f"https://httpbin.org/get?n={n}") for n in range(2)))
        print([r.json()["args"] for r in rs], rs[0])
        try:
            await client.get("https://httpbin.org/delay/2")
        except httpx.TimeoutException as e:
            print(type(e).__name__)
    print(time.perf_counter() - t < 5)

asyncio.run(main())
print(urllib.parse.urlparse("https://u:p@h.com:80/a/b;x?q=1#f"))
print(urllib.parse.urljoin("https://h.com/a/b", "../c?d=1"), urllib.parse.urlencode({"a": "x y", "b": 1}), urllib.parse.quote("a b/ü"), urllib.parse.parse_qs("a=1&a=2&b=x+y"))
