def f(a=1, b):  # refused: non-default argument follows default argument
    pass
