def numbers(n):
    for i in range(n):
        print("make", i)
        yield i


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def squared(source):
    return (x * x for x in source)


def take(n, source):
    for i, x in enumerate(source):
        if i == n:
            return
        yield x


print(list(take(2, squared(evens(numbers(100))))))
