e = "outer"
try:
    raise ValueError(1, 2)
except ValueError as e:
    print(e, e.args, repr(e))
try:
    print(e)
except NameError as x:
    print(x)
print(repr(ValueError()), str(ValueError()), repr(KeyError("k")), str(KeyError("k")))
print(isinstance(KeyError(), LookupError), issubclass(ZeroDivisionError, ArithmeticError))
print(issubclass(ConnectionError, OSError), issubclass(TimeoutError, OSError))
print(issubclass(KeyboardInterrupt, Exception), issubclass(StopIteration, Exception))
