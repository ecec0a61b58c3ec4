import asyncio
from multiprocessing import Process


async def main(n):
    await asyncio.sleep(0.01)
    print("loop in", n)


def work(n):
    asyncio.run(main(n))


if __name__ == "__main__":
    p = Process(target=work, args=["child"])
    p.start()
    p.join()
    work("parent")
