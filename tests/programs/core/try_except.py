def f(x):
    try:
        print("try", x)
        if x == 1:
            raise ValueError("one")
        if x == 2:
            {}["missing"]
        if x == 3:
            return "returned"
        if x == 4:
            int("no")
    except ValueError as e:
        print("value", e)
    except (KeyError, TypeError) as e:
        print("key", e, type(e).__name__)
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for i in range(5):
    print(f(i))
try:
    try:
        1 / 0
    except KeyError:
        print("no")
except ZeroDivisionError as e:
    print("outer", e)
try:
    raise Exception
except:
    print("bare")
