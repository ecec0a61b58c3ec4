class Proxy:
    def __getattribute__(self, name):  # refused: `__getattribute__` is not supported
        return name


print("must not run")
