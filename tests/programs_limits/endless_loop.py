print("start")
while True:
    pass  # limit: steps
