x = 1


def f():
    print(x)
    global x  # refused: name 'x' is used prior to global declaration
