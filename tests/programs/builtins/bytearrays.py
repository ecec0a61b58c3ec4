b = bytearray(b"hello")
print(b, len(b), b[0], b[-1], b[1:3])
b.append(33); b.extend(b" wor"); b += b"ld"; print(b)
b[0] = 72; b[1:3] = b"EL"; print(b, bytes(b))
try: b[100] = 1
except IndexError as e: print(e)
try: b[0] = 256
except ValueError as e: print(e)
try: b[0] = "a"
except TypeError as e: print(e)
del b[0]; print(b); print(b.pop(), b.pop(0), b)
print(b.find(b"L"), b"L" in b, 76 in b, b.upper(), b.split(b" "), b.decode())
print(b == b"LO wor"[0:], bytearray(3), bytearray([1,2,3]), bytearray("hi", "utf-8"))
print(bytearray(b"a") + b"b", b"a" + bytearray(b"b"), type(b"a" + bytearray(b"b")))
print(isinstance(b, bytearray), isinstance(b, bytes), type(b), bytearray)
class Frame(bytearray):
    def checksum(self): return sum(self) % 256
f = Frame(b"abc"); f += b"d"; print(f, f.checksum(), f[:2], len(f))
try: hash(b)
except TypeError as e: print(e)
for x in bytearray(b"ab"): print(x)
print(list(bytearray(b"ab")), sorted(bytearray(b"cab")), max(b), sum(b))
c = b.copy(); c.reverse(); print(c, b); c.clear(); print(c, bool(c), bool(b))
c.insert(0, 65); c.insert(5, 66); c.remove(65); print(c)
try: c.remove(1)
except ValueError as e: print(e)
m = memoryview(b); m[0] = 90; print(b, m[1:3].tobytes(), len(m), m.readonly, bytes(m), m.tolist()[:3])
m2 = memoryview(b"abc")
try: m2[0] = 1
except TypeError as e: print(e)
print(m2 == b"abc", m2[::-1].tobytes(), m2.hex())
with memoryview(b) as v: v[:2] = b"zz"
print(b)
import hashlib, struct, base64, binascii
print(hashlib.md5(bytearray(b"x")).hexdigest(), struct.unpack(">H", bytearray(b"\0\1")), base64.b64encode(bytearray(b"hi")))
print(int.from_bytes(bytearray(b"\x01\x00"), "big"), b"-".join([bytearray(b"a"), b"b"]))
sieve = bytearray([1]) * 50
sieve[0:2] = b"\0\0"
for i in range(2, 8):
    if sieve[i]: sieve[i*i::i] = bytes(len(range(i*i, 50, i)))
print([i for i, p in enumerate(sieve) if p])
print(b"abc".rfind(b"c"), b"a,b".partition(b","), b" x ".lstrip(), b"xaxx".strip(b"x"), b"Hello World".title(), b"ab\r\ncd".splitlines())
print(b"abc".hex(":"), b"\xff\x1c x".split(), b"abc".startswith((b"a", b"z")), b"%s=%d" % (b"k", 3), b"a".ljust(4, b"."), b"42".zfill(5))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".index(98), b"a-b-c".replace(b"-", b""), b"a".isalpha(), b"12".isdigit())
try: b"abc".find("a")
except TypeError as e: print(e)
try: b"abc".index(b"z")
except ValueError as e: print(e)
x = bytearray(b"abc"); y = x; y[0] = 122; print(x, x is y, x == y, x < b"zz")
print(repr(bytearray(b"it's \x00")), str(bytearray(b"q")), f"{bytearray(b'z')}")
print(bytearray.fromhex("0a ff"), x.hex(), x.replace(b"b", b"BB"), x.endswith(b"c"))
