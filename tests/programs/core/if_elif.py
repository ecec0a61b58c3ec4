for n in [-5, 0, 3, 15]:
    if n < 0:
        print("negative")
    elif n == 0:
        print("zero")
    elif n < 10:
        print("small")
    else:
        print("large")
if []:
    print("no")
if "a" and not None:
    print("yes")
