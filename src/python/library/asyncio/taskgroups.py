"""asyncio.taskgroups: where CPython defines these names."""
from asyncio import TaskGroup
