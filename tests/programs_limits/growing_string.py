s = "x"
while True:
    s += s  # limit: out of memory
