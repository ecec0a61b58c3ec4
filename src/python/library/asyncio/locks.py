"""asyncio.locks: where CPython defines these names."""
from asyncio import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
