print("must not run")
print(eval("1 + 1"))  # refused: eval
