print("start")
a = [0] * 10**9  # limit: out of memory
