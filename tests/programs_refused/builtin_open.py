print("must not run")
with open("file.txt") as f:  # refused: open
    print(f.read())
