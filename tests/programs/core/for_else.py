for target in (4, 9):
    for n in range(6):
        if n == target:
            print("found", n)
            break
    else:
        print("no", target)
for a in range(3):
    for b in range(3):
        if b == a:
            continue
        if b > 1:
            break
        print(a, b)
for x in []:
    pass
else:
    print("empty")
