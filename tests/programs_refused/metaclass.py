class M:
    pass


class C(metaclass=M):  # refused: metaclass
    pass
