print("must not run")
match 5:  # refused: match
    case 5:
        print("five")
