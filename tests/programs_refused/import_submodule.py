import concurrent.nothing  # refused: concurrent.nothing

print("must not run")
