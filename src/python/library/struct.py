"""struct: numbers as bytes, and back."""
import _runner
import math as _math

_INTS = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8,
         "N": 8}
_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


class error(Exception):
    pass


def _parse(format):
    """Byte order, and for each item its code, size, number and the padding before it."""
    if isinstance(format, bytes):
        format = format.decode()
    order = "@"
    if format[:1] in ("@", "=", "<", ">", "!"):
        order, format = format[0], format[1:]
    items = []
    at = size = 0
    while at < len(format):
        start = at
        while format[at:at + 1].isdigit():
            at += 1
        n = int(format[start:at]) if at > start else 1
        code = format[at:at + 1]
        at += 1
        if code.isspace():
            continue
        if code in _INTS:
            width = _INTS[code]
            if order != "@" and code in "lL":
                width = 4
        elif code in _FLOATS:
            width = (1 + sum(_FLOATS[code])) // 8
        elif code in ("s", "x", "c", "?", "p"):
            width = 1
        else:
            raise error("bad char in struct format")
        pad = -size % width if order == "@" and width > 1 else 0
        size += pad + n * width
        items.append((code, width, n, pad))
    return ("big" if order in (">", "!") else "little"), items, size


def calcsize(format, /):
    return _parse(format)[2]


def _float_bits(value, exponent_bits, fraction_bits):
    bias = (1 << exponent_bits - 1) - 1
    sign = 1 if _math.copysign(1.0, value) < 0 else 0
    value = abs(value)
    top = (1 << exponent_bits) - 1
    if _math.isnan(value):
        exponent, fraction = top, 1 << fraction_bits - 1
    elif _math.isinf(value):
        exponent, fraction = top, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        part, power = _math.frexp(value)
        exponent = power - 1 + bias
        if exponent > 0:
            fraction = round(_math.ldexp(part * 2 - 1, fraction_bits))
        else:
            fraction = round(_math.ldexp(part, power + bias - 1 + fraction_bits))
            exponent = 0
        if fraction >> fraction_bits:
            exponent += 1
            fraction = 0
        if exponent >= top:
            raise OverflowError("float too large to pack with this format")
    return (sign << exponent_bits | exponent) << fraction_bits | fraction


def _float_of(bits, exponent_bits, fraction_bits):
    fraction = bits & (1 << fraction_bits) - 1
    top = (1 << exponent_bits) - 1
    exponent = bits >> fraction_bits & top
    sign = -1.0 if bits >> exponent_bits + fraction_bits else 1.0
    bias = (1 << exponent_bits - 1) - 1
    if exponent == top:
        return sign * _math.inf if fraction == 0 else _math.nan
    if exponent == 0:
        return sign * _math.ldexp(fraction, 1 - bias - fraction_bits)
    return sign * _math.ldexp(fraction | 1 << fraction_bits, exponent - bias - fraction_bits)


def _pack_one(code, width, value, order):
    if code in _INTS:
        if not isinstance(value, int):
            raise error("required argument is not an integer")
        bits = 8 * width
        low, high = 0, (1 << bits) - 1
        if code.islower():
            low, high = -(1 << bits - 1), (1 << bits - 1) - 1
        if not low <= value <= high:
            if width < 8:
                name = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}.get(code)
                name = f"'{code}'" if name is None else name
                raise error(f"{name} format requires {low} <= number <= {high}")
            raise error("argument out of range")
        return value.to_bytes(width, order, signed=code.islower())
    if code in _FLOATS:
        if not isinstance(value, (int, float)):
            raise error("required argument is not a float")
        return _float_bits(float(value), *_FLOATS[code]).to_bytes(width, order)
    if code == "?":
        return b"\1" if value else b"\0"
    if not isinstance(value, bytes) or len(value) != 1:
        raise error("char format requires a bytes object of length 1")
    return value


def pack(format, /, *values):
    order, items, size = _parse(format)
    n_wanted = sum([0 if code == "x" else 1 if code in "sp" else n for code, _, n, _ in items])
    if len(values) != n_wanted:
        raise error(f"pack expected {n_wanted} items for packing (got {len(values)})")
    values = iter(values)
    out = b""
    for code, width, n, pad in items:
        out += b"\0" * pad
        if code == "x":
            out += b"\0" * n
        elif code == "s":
            value = next(values)
            if not isinstance(value, bytes):
                raise error("argument for 's' must be a bytes object")
            out += value[:n] + b"\0" * (n - len(value))
        else:
            for _ in range(n):
                out += _pack_one(code, width, next(values), order)
    return out


def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    buffer[offset:offset + len(data)] = data


def unpack_from(format, /, buffer, offset=0):
    order, items, size = _parse(format)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {offset + size} bytes for unpacking "
                    f"{size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    found = []
    at = offset
    buffer = _runner.bytes_like(buffer)
    for code, width, n, pad in items:
        at += pad
        if code == "s":
            found.append(buffer[at:at + n])
        elif code != "x":
            for number in range(n):
                part = buffer[at + number * width:at + (number + 1) * width]
                if code in _INTS:
                    found.append(int.from_bytes(part, order, signed=code.islower()))
                elif code in _FLOATS:
                    found.append(_float_of(int.from_bytes(part, order), *_FLOATS[code]))
                elif code == "?":
                    found.append(part != b"\0")
                else:
                    found.append(part)
        at += n * width
    return tuple(found)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    for at in range(0, len(buffer), size):
        yield unpack_from(format, buffer, at)


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)
