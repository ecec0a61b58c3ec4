def f():
    import ctypes  # refused: ctypes


print("must not run")
