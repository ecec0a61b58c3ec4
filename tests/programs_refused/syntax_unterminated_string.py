print("must not run")
s = "no end  # refused: unterminated string literal
