def f(a, a):  # refused: duplicate argument 'a' in function definition
    pass
