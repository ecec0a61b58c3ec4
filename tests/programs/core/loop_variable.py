for i in range(3):
    i = i * 10
print(i)
for i in []:
    pass
print(i)
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
print(a)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
for a[0] in "xy":
    print(a)
