if True:
        print("must not run")
    print("x")  # refused: unindent does not match any outer indentation level
