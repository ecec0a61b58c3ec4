class Resource:
    def __del__(self):  # refused: `__del__` is not supported
        print("gone")


print("must not run")
