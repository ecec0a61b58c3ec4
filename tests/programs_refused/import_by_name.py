def load(importlib):
    return importlib.import_module("ssl")  # refused: ssl
