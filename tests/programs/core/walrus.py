data = [5, 3, 0, 8]
i = 0
while (n := data[i]) != 0:
    print(n)
    i += 1
if (m := max(data)) > 7:
    print("max", m)
print([last := x for x in range(3)], last)
print([y for x in data if (y := x * 2) > 6])
