n = 3
while n:
    print(n)
    n -= 1
else:
    print("ended")
while True:
    n += 1
    if n == 2:
        continue
    if n > 4:
        break
    print("n", n)
else:
    print("not reached")
