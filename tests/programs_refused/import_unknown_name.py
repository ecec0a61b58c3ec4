from asyncio import start_server  # refused: start_server

print("must not run")
