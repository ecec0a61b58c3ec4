"""asyncio.streams: where CPython defines these names."""
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter, open_connection, start_server
