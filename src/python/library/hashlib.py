"""hashlib: md5, sha1 and the sha2 family."""
import _runner
import _hashlib

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128)}
algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class _Hash:
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._parts = []
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = _runner.bytes_like(data)
        if data is None:
            raise TypeError("object supporting the buffer API required")
        self._parts.append(data)

    def digest(self):
        data = b"".join(self._parts)
        self._parts = [data]
        return _hashlib.digest(self.name, data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, b"".join(self._parts))

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object>"


def new(name, data=b"", **ignored):
    if name.lower() not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    size, block = _SIZES[hash_name]
    if len(password) > block:
        password = _hashlib.digest(hash_name, password)
    password += b"\0" * (block - len(password))
    inner = bytes([b ^ 0x36 for b in password])
    outer = bytes([b ^ 0x5C for b in password])

    def keyed(message):
        return _hashlib.digest(hash_name, outer + _hashlib.digest(hash_name, inner + message))

    wanted = dklen or size
    result = b""
    number = 1
    while len(result) < wanted:
        mixed = last = keyed(salt + number.to_bytes(4, "big"))
        mixed = int.from_bytes(mixed, "big")
        for _ in range(iterations - 1):
            last = keyed(last)
            mixed ^= int.from_bytes(last, "big")
        result += mixed.to_bytes(size, "big")
        number += 1
    return result[:wanted]
