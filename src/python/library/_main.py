"""Runs the main module, reports what it raised, waits for its threads and children, and ends."""
import _bootstrap
import _prelude
import _runner
import _traceback


def run():
    status = 0
    try:
        _runner.run_main()
    except SystemExit as stop:
        status = exit_status(stop)
    except BaseException as error:
        _traceback._print(error)
        status = 1
    try:
        _bootstrap._shutdown()
    except BaseException as error:
        _traceback._print(error)
    for generator in _runner.unclosed_generators():
        _prelude._close_dropped(generator)
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


run()
