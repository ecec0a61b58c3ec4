s = "x"
while True:
    s += s  # limit: memory
