print(end="", end="x")  # refused: keyword argument repeated: end
