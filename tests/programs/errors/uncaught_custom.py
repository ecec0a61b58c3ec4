class TooBig(Exception):
    pass


def check(n):
    if n > 2:
        raise TooBig(n, "limit 2")


for n in range(5):
    print(n)
    check(n)
