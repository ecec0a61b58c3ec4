count = 0


def inc():
    global count, made
    count += 1
    made = "here"


inc()
inc()
print(count, made)


def shadow():
    count = 99
    return count


print(shadow(), count)
x = 1
del x
try:
    print(x)
except NameError as e:
    print(e)


def local():
    print(y)
    y = 1


try:
    local()
except UnboundLocalError as e:
    print(e)
