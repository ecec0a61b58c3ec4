match 3:
    case [x] | [y]:  # refused: alternative patterns bind different names
        pass
