from asyncio import create_subprocess_exec  # refused: create_subprocess_exec

print("must not run")
