d = {}
for i in [3, 1, 2]:
    d[i] = i * i
d[1] = "again"
del d[3]
d[3] = "back"
print(d)
print(list(reversed(d)))
e = d.copy()
e[9] = 0
print(d, e)
