def f():
    import sqlite3  # refused: sqlite3


print("must not run")
