"""asyncio.exceptions: where CPython defines these names."""
from asyncio import (
    BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError,
    LimitOverrunError, SendfileNotAvailableError, TimeoutError)
