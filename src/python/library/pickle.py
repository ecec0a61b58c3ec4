"""pickle: only its errors; how values travel between processes is the kernel's business."""


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


PicklingError.__module__ = "_pickle"
UnpicklingError.__module__ = "_pickle"
