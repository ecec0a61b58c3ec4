"""asyncio.threads: where CPython defines these names."""
from asyncio import to_thread
