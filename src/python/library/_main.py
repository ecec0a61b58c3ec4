"""Runs the main module, reports what it raised, waits for its threads and children, and ends."""
import _runner


def run():
    status = 0
    try:
        _runner.run_main()
    except SystemExit as stop:
        status = exit_status(stop)
    except BaseException as error:
        _runner.write_error(format_exception(error))
        status = 1
    try:
        import _bootstrap
        _bootstrap._shutdown()
    except BaseException as error:
        _runner.write_error(format_exception(error))
    _runner.exit(status)


def exit_status(stop):
    """The exit status that a SystemExit asks for; any other value than a number is printed."""
    code = stop.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    _runner.write_error(str(code) + "\n")
    return 1


def format_exception(error):
    """The text that the interpreter prints for an uncaught exception."""
    seen = []
    parts = []
    link = error
    while link is not None and not _is_among(link, seen):
        seen.append(link)
        if link.__cause__ is not None:
            between = "\nThe above exception was the direct cause of the following exception:\n\n"
            following = link.__cause__
        elif link.__context__ is not None and not link.__suppress_context__:
            between = ("\nDuring handling of the above exception, "
                       "another exception occurred:\n\n")
            following = link.__context__
        else:
            between = ""
            following = None
        parts.append(_runner.format_traceback(link) + describe(link))
        if following is not None and not _is_among(following, seen):
            parts.append(between)
        link = following
    parts.reverse()
    return "".join(parts)


def _is_among(error, seen):
    for other in seen:
        if other is error:
            return True
    return False


def describe(error):
    """The last line (or lines, with notes) of a traceback."""
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = kind.__module__ + "." + name
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    line = name + ": " + text if text else name
    for note in getattr(error, "__notes__", ()):
        line += "\n" + str(note)
    return line + "\n"


run()
