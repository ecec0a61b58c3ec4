print("x")
raise ValueError("line one\nline two")
