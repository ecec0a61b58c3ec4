print("must not run")
yield 1  # refused: 'yield' outside function
