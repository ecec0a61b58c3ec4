def f():
    nonlocal y  # refused: no binding for nonlocal 'y' found
