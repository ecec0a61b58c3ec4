"""httpx, against the simulated web (`_web`)."""
import asyncio
import datetime
import json as _json
import time
import _web

__version__ = "0.25.0"


class HTTPError(Exception):
    def __init__(self, message, *, request=None, response=None):
        super().__init__(message)
        self.request = request
        self.response = response


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class HTTPStatusError(HTTPError):
    pass


class Timeout:
    def __init__(self, timeout=5.0, *, connect=None, read=None, write=None, pool=None):
        self.read = timeout if read is None else read
        self.connect = timeout if connect is None else connect


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None,
                 keepalive_expiry=5.0):
        self.max_connections = max_connections


class Response:
    def __init__(self, answer):
        self.status_code = answer.status
        self.reason_phrase = answer.reason
        self.url = answer.url
        self.headers = answer.headers
        self.content = answer.content
        self.elapsed = datetime.timedelta(seconds=answer.seconds)
        self.encoding = "utf-8"

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    def json(self, **kwargs):
        return _json.loads(self.text)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def raise_for_status(self):
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                 5: "Server error"}
        raise HTTPStatusError(
            f"{kinds[self.status_code // 100]} '{self.status_code} {self.reason_phrase}' for url "
            f"'{self.url}'\nFor more information check: "
            f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            response=self)

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


_DEFAULT = object()


class _BaseClient:
    def __init__(self, *, base_url="", headers=None, params=None, timeout=5.0, limits=None,
                 **ignored):
        self.base_url = base_url
        self.headers = _web.Headers({"User-Agent": f"python-httpx/{__version__}"})
        self.headers.update(headers or {})
        self._params = params or {}
        self._timeout = timeout
        self.is_closed = False

    def _ask(self, method, url, params, content, data, json, headers, timeout):
        """The answer, and what it takes too long for, if it does."""
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        if "://" not in url:
            if not self.base_url:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' "
                                          "protocol.")
            url = self.base_url.rstrip("/") + "/" + url.lstrip("/")
        sent = _web.Headers(dict(self.headers.items()))
        sent.update(headers or {})
        body, kind = _web.encoded(content if data is None else data, json)
        if kind is not None:
            sent["Content-Type"] = kind
        url = _web.with_query(url, {**self._params, **(params or {})})
        try:
            answer = _web.answer(method.upper(), url, body=body, headers=sent)
        except _web.NoHost:
            raise ConnectError("[Errno -2] Name or service not known") from None
        limit = self._timeout if timeout is _DEFAULT else timeout
        if isinstance(limit, Timeout):
            limit = limit.read
        late = limit if limit is not None and answer.seconds > limit else None
        return answer, late


class Client(_web.Verbs, _BaseClient):
    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.is_closed = True

    def request(self, method, url, *, params=None, content=None, data=None, json=None,
                headers=None, timeout=_DEFAULT, follow_redirects=False):
        answer, late = self._ask(method, url, params, content, data, json, headers, timeout)
        if late is not None:
            time.sleep(late)
            raise ReadTimeout("The read operation timed out")
        time.sleep(answer.seconds)
        return Response(answer)


class AsyncClient(_BaseClient):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True

    async def request(self, method, url, *, params=None, content=None, data=None, json=None,
                      headers=None, timeout=_DEFAULT, follow_redirects=False):
        answer, late = self._ask(method, url, params, content, data, json, headers, timeout)
        if late is not None:
            await asyncio.sleep(late)
            raise ReadTimeout("")
        await asyncio.sleep(answer.seconds)
        return Response(answer)

    async def get(self, url, **kwargs):
        return await self.request("GET", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url, **kwargs)


def request(method, url, **kwargs):
    with Client() as client:
        return client.request(method, url, **kwargs)


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)
