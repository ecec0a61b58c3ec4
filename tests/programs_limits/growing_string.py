s = "x"
while True:
    s += s  # raises: MemoryError
