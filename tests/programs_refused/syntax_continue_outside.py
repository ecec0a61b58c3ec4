def f():
    continue  # refused: 'continue' not properly in loop
