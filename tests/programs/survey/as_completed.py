import asyncio
import random


async def download(url: str, delay: float) -> tuple[str, int]:
    await asyncio.sleep(delay)
    if "bad" in url:
        raise ConnectionError(f"cannot reach {url}")
    return url, len(url) * 100


async def main():
    rng = random.Random(7)
    urls = [f"https://example.com/{w}" for w in ("alpha", "beta", "bad", "gamma", "delta")]
    delays = rng.sample(range(1, 20), len(urls))
    print(delays)
    coros = [download(u, d / 100) for u, d in zip(urls, delays)]
    done = 0
    for fut in asyncio.as_completed(coros):
        try:
            url, size = await fut
        except ConnectionError as exc:
            print(f"  failed: {exc}")
        else:
            print(f"  {url:<28}{size:>6,} bytes")
        done += 1
        bar = "#" * (done * 4)
        print(f"[{bar:<20}] {done / len(urls):.0%}")
    try:
        for f in asyncio.as_completed([asyncio.sleep(1), asyncio.sleep(0.01, "fast")], timeout=0.1):
            print(await f)
    except asyncio.TimeoutError:
        print("timeout!")

asyncio.run(main())
