print("must not run")
z = 3 + 4j  # refused: complex
