"""urllib.request, against the simulated web (`_web`)."""
import time
import _web
from urllib.error import HTTPError, URLError


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.data = data
        self.headers = dict(headers)
        self.method = method

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url


class _Response:
    def __init__(self, answer):
        self.status = self.code = answer.status
        self.reason = self.msg = answer.reason
        self.url = answer.url
        self.headers = answer.headers
        self._rest = answer.content

    def read(self, amt=None):
        amt = len(self._rest) if amt is None else amt
        data, self._rest = self._rest[:amt], self._rest[amt:]
        return data

    def readline(self):
        line, mark, self._rest = self._rest.partition(b"\n")
        return line + mark

    def __iter__(self):
        return iter(self.readline, b"")

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def urlopen(url, data=None, timeout=None, *, context=None):
    request = Request(url, data) if isinstance(url, str) else url
    if "://" not in request.full_url:
        raise ValueError(f"unknown url type: {request.full_url!r}")
    try:
        answer = _web.answer(request.get_method(), request.full_url, body=request.data,
                             headers=request.headers)
    except _web.NoHost:
        raise URLError("[Errno -2] Name or service not known") from None
    if timeout is not None and answer.seconds > timeout:
        time.sleep(timeout)
        raise TimeoutError("The read operation timed out")
    time.sleep(answer.seconds)
    if answer.status >= 400:
        raise HTTPError(answer.url, answer.status, answer.reason.upper(), answer.headers, None)
    return _Response(answer)
