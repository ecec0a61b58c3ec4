def f():
    return [
        x
        for x in [1]
        if x /
           0
    ]
f()
