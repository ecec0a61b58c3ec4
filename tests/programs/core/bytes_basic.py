b = b"abc"
print(b, len(b), b[0], b[1:], b + b"d", b == b"abc", b"\x00\xff\n")
print("héllo".encode(), b"caf\xc3\xa9".decode(), "a".encode("utf-8"))
