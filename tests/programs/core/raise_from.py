class AppError(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


try:
    try:
        int("x")
    except ValueError as e:
        raise AppError("bad input", 7) from e
except AppError as e:
    print(e, e.code, e.args, repr(e), repr(e.__cause__))
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b")
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        print("again")
        raise
except ArithmeticError as e:
    print(type(e).__name__)
try:
    raise ValueError("quiet") from None
except ValueError as e:
    print(e.__suppress_context__)
