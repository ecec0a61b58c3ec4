print(range(5), list(range(5)), list(range(2, 8, 2)), list(range(5, 0, -1)), list(range(0)))
r = range(0, 20, 3)
print(len(r), r[2], r[-1], 9 in r, 10 in r, r[1:3], r.start, r.stop, r.step)
print(range(3) == range(0, 3), list(reversed(range(3))))
for i in range(10, 4, -3):
    print(i)
