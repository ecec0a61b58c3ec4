try:
    x = 1
print("x")  # refused: expected 'except' or 'finally' block
