"""asyncio.queues: where CPython defines these names."""
from asyncio import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
