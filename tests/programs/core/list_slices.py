a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[::3], a[::-1], a[8:2:-2], a[20:], a[:])
a[2:5] = ["x"]
print(a)
a[:0] = [7, 7]
print(a)
a[::4] = [0, 0, 0]
print(a)
del a[1:4]
print(a)
del a[::2]
print(a)
s = slice(1, 3)
print([1, 2, 3, 4][s], "hello"[1:-1], (1, 2, 3)[::-1])
