"""asyncio.timeouts: where CPython defines these names."""
from asyncio import Timeout, timeout, timeout_at
