while True:
    try:
        work()
    except* ValueError:
        break  # refused: 'break', 'continue' and 'return' cannot appear in an except* block
