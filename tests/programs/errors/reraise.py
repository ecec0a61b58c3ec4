def f():
    try:
        {}["a"]
    except KeyError:
        print("noted")
        raise


f()
