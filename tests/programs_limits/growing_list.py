a = [0]
while True:
    a = a + a  # limit: out of memory
