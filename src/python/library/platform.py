"""platform: what the simulated machine says it is."""
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine")


def system():
    return "Linux"


def node():
    return "interleave"


def release():
    return "6.0.0"


def version():
    return "#1 simulated"


def machine():
    return "x86_64"


def processor():
    return ""


def architecture(executable=None):
    return ("64bit", "ELF")


def platform(aliased=False, terse=False):
    return "Linux-6.0.0-x86_64-with-glibc2.36"


def uname():
    return uname_result(system(), node(), release(), version(), machine())


def python_version():
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC"


def python_build():
    return ("main", "")
