"""base64: bytes as letters, and back."""
import _runner
import binascii

_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_B32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return s


def _encode(s, letters):
    given, s = s, _runner.bytes_like(s)
    if s is None:
        raise TypeError(f"a bytes-like object is required, not '{type(given).__name__}'")
    out = []
    for at in range(0, len(s), 3):
        chunk = s[at:at + 3]
        number = int.from_bytes(chunk, "big") << 8 * (3 - len(chunk))
        text = (letters[number >> 18] + letters[number >> 12 & 63] + letters[number >> 6 & 63]
                + letters[number & 63])
        out.append(text[:len(chunk) + 1] + "=" * (3 - len(chunk)))
    return "".join(out).encode()


def b64encode(s, altchars=None):
    letters = _STANDARD
    if altchars is not None:
        letters = letters[:62] + altchars.decode()
    return _encode(s, letters)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    letters = _STANDARD.encode()
    if altchars is not None:
        letters = letters[:62] + _bytes(altchars)
    values = {letter: value for value, letter in enumerate(letters)}
    number = n_bits = n_letters = n_pads = 0
    out = []
    for byte in s:
        if byte == 61:
            n_pads += 1
            if n_letters % 4 >= 2 and (n_letters + n_pads) % 4 == 0:
                break
            continue
        value = values.get(byte)
        if value is None:
            if validate:
                raise binascii.Error("Only base64 data is allowed")
            continue
        n_letters += 1
        number = (number << 6 | value) & 0x3FFF
        n_bits += 6
        if n_bits >= 8:
            n_bits -= 8
            out.append(number >> n_bits & 255)
    if n_letters % 4 == 1:
        raise binascii.Error("Invalid base64-encoded string: number of data characters "
                             f"({n_letters}) cannot be 1 more than a multiple of 4")
    if (n_letters + n_pads) % 4 or (n_letters % 4 and not n_pads):
        raise binascii.Error("Incorrect padding")
    return bytes(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    return b"".join([b64encode(s[at:at + 57]) + b"\n" for at in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(s)


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    text = _bytes(s).decode()
    text = text.upper() if casefold else text
    if any(letter not in "0123456789ABCDEF" for letter in text):
        raise binascii.Error("Non-base16 digit found")
    return bytes.fromhex(text)


def b32encode(s):
    out = []
    for at in range(0, len(s), 5):
        chunk = s[at:at + 5]
        number = int.from_bytes(chunk, "big") << 8 * (5 - len(chunk))
        text = "".join([_B32[number >> shift & 31] for shift in range(35, -1, -5)])
        n_letters = (len(chunk) * 8 + 4) // 5
        out.append(text[:n_letters] + "=" * (8 - n_letters))
    return "".join(out).encode()


def b32decode(s, casefold=False):
    text = _bytes(s).decode()
    text = text.upper() if casefold else text
    if len(text) % 8:
        raise binascii.Error("Incorrect padding")
    number = n_bits = 0
    out = []
    for letter in text.rstrip("="):
        if letter not in _B32:
            raise binascii.Error("Non-base32 digit found")
        number = (number << 5 | _B32.index(letter)) & 0xFFFFF
        n_bits += 5
        if n_bits >= 8:
            n_bits -= 8
            out.append(number >> n_bits & 255)
    return bytes(out)
