"""asyncio.futures: where CPython defines these names."""
from asyncio import Future, isfuture, wrap_future
