"""aiohttp's client, against the simulated web (`_web`)."""
import asyncio
import json as _json
import _web

__version__ = "3.9.0"


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    pass


class ServerTimeoutError(ClientConnectionError, asyncio.TimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class ContentTypeError(ClientError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message="", headers=None):
        super().__init__(request_info, history)
        self.status = status
        self.message = message
        self.headers = headers
        self._url = request_info

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={self._url!r}"


class ClientTimeout:
    def __init__(self, total=300, connect=None, sock_read=None, sock_connect=None):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, ssl=None, **ignored):
        self.limit = limit

    async def close(self):
        pass


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login = login
        self.password = password


class ClientResponse:
    def __init__(self, method, answer):
        self.method = method
        self.status = answer.status
        self.reason = answer.reason
        self.url = answer.url
        self.headers = answer.headers
        self.content_type = answer.headers["Content-Type"].partition(";")[0]
        self._content = answer.content
        self.content = _Content(answer.content)

    @property
    def ok(self):
        return self.status < 400

    async def read(self):
        return self._content

    async def text(self, encoding=None, errors="strict"):
        return self._content.decode(encoding or "utf-8")

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        if content_type is not None and self.content_type != content_type:
            raise ContentTypeError(f"{self.status}, message='Attempt to decode JSON with "
                                   f"unexpected mimetype: {self.headers['Content-Type']}'")
        return loads(self._content.decode())

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.url, (), status=self.status, message=self.reason,
                                      headers=self.headers)

    def release(self):
        pass

    def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"


class _Content:
    def __init__(self, data):
        self._rest = data

    async def read(self, n=-1):
        n = len(self._rest) if n < 0 else n
        data, self._rest = self._rest[:n], self._rest[n:]
        return data

    async def readline(self):
        line, mark, self._rest = self._rest.partition(b"\n")
        return line + mark

    async def iter_chunked(self, n):
        while self._rest:
            yield await self.read(n)


class _Request:
    """`await session.get(…)` and `async with session.get(…)`."""

    def __init__(self, make):
        self._make = make

    def __await__(self):
        return self._make().__await__()

    async def __aenter__(self):
        self._response = await self._make()
        return self._response

    async def __aexit__(self, *args):
        self._response.release()


_DEFAULT = object()


class ClientSession(_web.Verbs):
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=_DEFAULT,
                 raise_for_status=False, auth=None, cookies=None, **ignored):
        self._base_url = base_url
        self.headers = _web.Headers({"User-Agent": f"Python/3.11 aiohttp/{__version__}"})
        self.headers.update(headers or {})
        self._timeout = 300 if timeout is _DEFAULT else timeout
        self._raises = raise_for_status
        self.closed = False
        limit = 100 if connector is None else connector.limit
        self._free = asyncio.Semaphore(limit) if limit else None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *args):
        pass

    async def close(self):
        self.closed = True

    def request(self, method, url, **kwargs):
        return _Request(lambda: self._request(method, url, **kwargs))

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None,
                       timeout=_DEFAULT, raise_for_status=None, **ignored):
        if self.closed:
            raise RuntimeError("Session is closed")
        limit = self._timeout if timeout is _DEFAULT else timeout
        if isinstance(limit, ClientTimeout):
            limit = limit.total
        if self._free is None:
            return await self._answered(method, url, params, data, json, headers, limit,
                                        raise_for_status)
        async with self._free:
            return await self._answered(method, url, params, data, json, headers, limit,
                                        raise_for_status)

    async def _answered(self, method, url, params, data, json, headers, limit, raises):
        url = str(url)
        if self._base_url is not None and "://" not in url:
            url = str(self._base_url).rstrip("/") + url
        if "://" not in url:
            raise InvalidURL(url)
        sent = _web.Headers(dict(self.headers.items()))
        sent.update(headers or {})
        body, kind = _web.encoded(data, json)
        if kind is not None:
            sent["Content-Type"] = kind
        host = _web.split(url)[1]
        try:
            answer = _web.answer(method, _web.with_query(url, params), body=body, headers=sent)
        except _web.NoHost:
            raise ClientConnectorError(-2, f"Cannot connect to host {host}:443 ssl:default [Name or "
                                       "service not known]") from None
        if limit and answer.seconds > limit:
            await asyncio.sleep(limit)
            raise asyncio.TimeoutError
        await asyncio.sleep(answer.seconds)
        response = ClientResponse(method, answer)
        if self._raises if raises is None else raises:
            response.raise_for_status()
        return response


def request(method, url, **kwargs):
    return ClientSession().request(method, url, **kwargs)
