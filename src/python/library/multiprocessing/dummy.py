"""multiprocessing.dummy: the names of multiprocessing, for threads."""
import threading
from queue import Queue
from threading import (Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread,
                       current_thread)
from multiprocessing.pool import ThreadPool

current_process = current_thread
JoinableQueue = Queue


class DummyProcess(Thread):
    @property
    def exitcode(self):
        return 0 if self.ident is not None and not self.is_alive() else None


Process = DummyProcess


def Pool(processes=None, initializer=None, initargs=()):
    return ThreadPool(processes, initializer, initargs)


def active_children():
    return [thread for thread in threading.enumerate() if isinstance(thread, DummyProcess)]


def freeze_support():
    pass


def Manager():
    import multiprocessing.dummy
    return multiprocessing.dummy


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items())]
        return f"Namespace({', '.join(shown)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self.value = value
        self._lock = RLock()

    def get_lock(self):
        return self._lock


def Array(typecode, sequence, lock=True):
    return list(sequence)


dict = dict
list = list
