"""asyncio.coroutines: where CPython defines these names."""
from asyncio import iscoroutine, iscoroutinefunction
