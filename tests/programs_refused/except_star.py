print("must not run")
try:
    pass
except* ValueError:  # refused: except*
    pass
