"""_thread: what lies below threading."""
import _kernel
import threading

LockType = type(_kernel.allocate_lock())
allocate_lock = allocate = _kernel.allocate_lock
get_ident = _kernel.get_ident
get_native_id = _kernel.get_ident
error = RuntimeError
TIMEOUT_MAX = threading.TIMEOUT_MAX


def start_new_thread(function, args, kwargs={}, /):
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    thread = threading.Thread(target=function, args=args, kwargs=kwargs, daemon=True)
    thread.start()
    return thread.ident


start_new = start_new_thread


def exit():
    raise SystemExit


def interrupt_main(signum=2):
    raise NotImplementedError("there are no signals between threads here")
