import ssl  # refused: ssl

print("must not run")
