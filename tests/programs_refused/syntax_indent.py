print("must not run")
  print("x")  # refused: unexpected indent
