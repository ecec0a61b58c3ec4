x = 5
print(1 < x < 10, 1 < x > 3, 1 < x < 3 < 2, x == 5 != 6)


def f(n):
    print("f", n)
    return n


print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
print(None is None, x is not None, [] == [], [1, 2] < [1, 3], "a" < "b", (1,) < (1, 0))
