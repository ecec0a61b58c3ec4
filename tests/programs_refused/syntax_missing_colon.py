print("must not run")
if True  # refused: expected ':'
    print("x")
