import time, sqlite3  # refused: sqlite3

print("must not run")
