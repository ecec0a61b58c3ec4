def f():
print("must not run")  # refused: expected an indented block
