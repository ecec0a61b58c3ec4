"""uuid: identifiers from the world's own random numbers: the same in every run."""
import random

_random = random.SystemRandom()


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 digits=None):
        if bytes is not None:
            digits = bytes.hex()
        elif int is not None:
            if not 0 <= int < 1 << 128:
                raise ValueError("int is out of range (need a 128-bit value)")
            digits = format(int, "032x")
        elif digits is None:
            if hex is None:
                raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be "
                                "given")
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
        if len(digits) != 32:
            raise ValueError("badly formed hexadecimal UUID string")
        self.hex = digits.lower()
        self.int = _number(self.hex)

    @property
    def version(self):
        return _number(self.hex[12])

    @property
    def bytes(self):
        return bytes.fromhex(self.hex)

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    def __int__(self):
        return self.int

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __eq__(self, other):
        return self.hex == other.hex if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.hex < other.hex if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.hex)


def _number(digits):
    return int(digits, 16)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")


def _hashed(algorithm, namespace, name, version):
    import _hashlib
    name = name if isinstance(name, bytes) else name.encode()
    digits = _hashlib.digest(algorithm, namespace.bytes + name)[:16].hex()
    variant = format(_number(digits[16]) & 3 | 8, "x")
    return UUID(digits=digits[:12] + version + digits[13:16] + variant + digits[17:])


def uuid3(namespace, name):
    return _hashed("md5", namespace, name, "3")


def uuid5(namespace, name):
    return _hashed("sha1", namespace, name, "5")


def getnode():
    return 0x2A0000000001


def _made(version):
    digits = [format(_random.getrandbits(4), "x") for _ in range(32)]
    digits[12] = version
    digits[16] = "89ab"[_random.getrandbits(2)]
    return UUID(digits="".join(digits))


def uuid4():
    return _made("4")


def uuid1(node=None, clock_seq=None):
    return _made("1")
