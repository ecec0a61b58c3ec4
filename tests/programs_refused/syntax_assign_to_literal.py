print("must not run")
1 = x  # refused: cannot assign to
