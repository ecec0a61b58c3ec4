"""What was described already is not described again; the module and the interpreter differ."""
import traceback


def last():
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError(2)])
    except ExceptionGroup as g:
        def a():
            x = 1; raise TypeError(5)
        try:
            a()
        except TypeError as t:
            raise ExceptionGroup("two", [g, t]) from t


try:
    last()
except ExceptionGroup:
    traceback.print_exc()
last()
