def a():
    try:
        return "try"
    finally:
        print("cleanup")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return "done"


def d():
    try:
        try:
            raise ValueError("x")
        finally:
            print("inner")
    except ValueError as e:
        return f"got {e}"


def e():
    while True:
        try:
            raise KeyError
        except KeyError:
            break
        finally:
            print("e")
    return "out"


print(a(), b(), c(), d(), e())
