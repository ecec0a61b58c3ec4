"""concurrent.futures._base: where CPython defines these names."""
from concurrent.futures import (
    ALL_COMPLETED, BrokenExecutor, CancelledError, DoneAndNotDoneFutures, Error, Executor,
    FIRST_COMPLETED, FIRST_EXCEPTION, Future, InvalidStateError, TimeoutError, as_completed,
    wait)
