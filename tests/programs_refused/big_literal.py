print("must not run")
n = 100000000000000000000  # refused: 64
