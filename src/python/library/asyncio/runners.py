"""asyncio.runners: where CPython defines these names."""
from asyncio import Runner, run
