type Number = int  # refused: invalid syntax
