a = [1]
b = a
c = a[:]
b.append(2)
print(a, b, c, a is b, a is c, a == [1, 2])


def change(l, n):
    l.append(n)
    n += 1
    l = []
    return l


n = 5
print(change(a, n), a, n)
x = [[]] * 2
x[0].append(1)
print(x)
