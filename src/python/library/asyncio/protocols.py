"""asyncio.protocols: where CPython defines these names."""
from asyncio import BaseProtocol, DatagramProtocol, Protocol
