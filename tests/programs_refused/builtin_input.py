print("must not run")
name = input("Who? ")  # refused: input
