print("must not run"  # refused: '(' was never closed
x = 1
