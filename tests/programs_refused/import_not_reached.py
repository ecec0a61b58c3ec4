if False:
    import tkinter  # refused: tkinter
print("must not run")
