"""asyncio.base_events: where CPython defines these names."""
from asyncio import BaseEventLoop, Server
