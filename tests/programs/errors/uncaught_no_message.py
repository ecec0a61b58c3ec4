print("a")
raise ValueError
