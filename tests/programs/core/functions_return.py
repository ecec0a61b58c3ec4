def nothing():
    pass


def early(n):
    if n:
        return "early"
    return


def many():
    return 1, 2


print(nothing(), early(1), early(0), many())


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print([fact(n) for n in range(10)])


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


print(is_even(10), is_odd(10))
