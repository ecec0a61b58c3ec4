sys = __import__("sys")  # refused: __import__
