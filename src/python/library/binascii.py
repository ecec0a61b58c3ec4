"""binascii: bytes as hexadecimal digits, and a checksum."""
import _runner


class Error(ValueError):
    pass


def hexlify(data, sep=None):
    data = _runner.bytes_like(data)
    if sep is None:
        return data.hex().encode()
    return data.hex(sep if isinstance(sep, str) else sep.decode()).encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else hexstr.decode()
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


a2b_hex = unhexlify
_table = []


def crc32(data, value=0, /):
    if not _table:
        for byte in range(256):
            for _ in range(8):
                byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
            _table.append(byte)
    value ^= 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ _table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF


def b2a_base64(data, *, newline=True):
    from base64 import b64encode
    return b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(string, *, strict_mode=False):
    from base64 import b64decode
    return b64decode(string)
