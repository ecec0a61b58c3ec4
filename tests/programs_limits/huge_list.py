print("start")
a = [0] * 10**9  # raises: MemoryError
