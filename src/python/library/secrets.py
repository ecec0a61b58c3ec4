"""secrets: from the world's own random numbers, the same in every run; nothing here is secret."""
import random

SystemRandom = random.SystemRandom
_random = SystemRandom()
choice = _random.choice
randbits = _random.getrandbits


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return bytes([_random.getrandbits(8) for _ in range(32 if nbytes is None else nbytes)])


def token_hex(nbytes=None):
    return "".join([format(byte, "02x") for byte in token_bytes(nbytes)])


def token_urlsafe(nbytes=None):
    n = 32 if nbytes is None else nbytes
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return "".join([letters[_random.getrandbits(6)] for _ in range((n * 8 + 5) // 6)])


def compare_digest(a, b):
    return a == b
