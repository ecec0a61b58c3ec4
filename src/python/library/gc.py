"""gc: garbage is collected here when it has to be, and no program can see it."""
_enabled = True
_threshold = (700, 10, 10)
garbage = []


def collect(generation=2):
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(*threshold):
    global _threshold
    _threshold = (threshold + _threshold[len(threshold):])[:3]


def freeze():
    pass


def unfreeze():
    pass
