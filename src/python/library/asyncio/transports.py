"""asyncio.transports: where CPython defines these names."""
from asyncio import BaseTransport, DatagramTransport, ReadTransport, Transport, WriteTransport
