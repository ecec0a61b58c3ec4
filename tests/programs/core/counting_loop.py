total = 0
i = 0
while i < 200000:
    if i % 3 == 0 or i % 5 == 0:
        total += i
    i += 1
print(total)
print(sum(x * y for x in range(200) for y in range(200) if (x + y) % 7 == 0))
