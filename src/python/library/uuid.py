"""uuid: identifiers from the world's own random numbers: the same in every run."""
import random

_random = random.SystemRandom()


class UUID:
    def __init__(self, hex=None, *, digits=None):
        if digits is None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
        if len(digits) != 32:
            raise ValueError("badly formed hexadecimal UUID string")
        self.hex = digits.lower()

    @property
    def version(self):
        return int(self.hex[12], 16)

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


def _made(version):
    digits = [format(_random.getrandbits(4), "x") for _ in range(32)]
    digits[12] = version
    digits[16] = "89ab"[_random.getrandbits(2)]
    return UUID(digits="".join(digits))


def uuid4():
    return _made("4")


def uuid1(node=None, clock_seq=None):
    return _made("1")
