match 3:
    case _:  # refused: wildcard makes remaining patterns unreachable
        pass
    case 3:
        pass
