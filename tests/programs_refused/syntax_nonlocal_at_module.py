x = 1
nonlocal x  # refused: nonlocal
