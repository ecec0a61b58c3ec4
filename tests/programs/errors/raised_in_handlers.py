def f():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][1]
        finally:
            {}["a"]
f()
