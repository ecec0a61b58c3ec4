import asyncio
async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("fin")
def start():
    loop = asyncio.new_event_loop()
    t = loop.create_task(slow())

    loop.call_later(.01, loop.stop)
    loop.run_forever()
    loop.close()
start()
print("end")
