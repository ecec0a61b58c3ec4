"""requests, against the simulated web (`_web`)."""
import datetime
import json as _json
import time
import _web
from requests import exceptions
from requests.exceptions import (ConnectionError, ConnectTimeout, HTTPError, InvalidURL,
                                 JSONDecodeError, MissingSchema, ReadTimeout, RequestException,
                                 Timeout)

__version__ = "2.31.0"


class _Codes:
    ok = 200
    created = 201
    no_content = 204
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    too_many_requests = 429
    internal_server_error = server_error = 500
    service_unavailable = 503


codes = _Codes()


class Response:
    def __init__(self, answer, request=None):
        self.status_code = answer.status
        self.reason = answer.reason
        self.url = answer.url
        self.headers = answer.headers
        self.content = answer.content
        self.encoding = "utf-8"
        self.elapsed = datetime.timedelta(seconds=answer.seconds)
        self.history = []
        self.cookies = {}
        self.request = request

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    def json(self, **kwargs):
        try:
            return _json.loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None

    def raise_for_status(self):
        kind = ""
        if 400 <= self.status_code < 500:
            kind = "Client"
        elif 500 <= self.status_code < 600:
            kind = "Server"
        if kind:
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}",
                            response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        chunk_size = chunk_size or len(self.content) or 1
        for at in range(0, len(self.content), chunk_size):
            yield self.content[at:at + chunk_size]

    def iter_lines(self):
        yield from self.content.splitlines()

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


class PreparedRequest:
    def __init__(self, method, url, headers, body):
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body


class Session:
    def __init__(self):
        self.headers = _web.Headers({"User-Agent": f"python-requests/{__version__}"})
        self.params = {}
        self.auth = None
        self.cookies = {}
        self.verify = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        pass

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None,
                auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None,
                stream=None, verify=None, cert=None, json=None):
        method = method.upper()
        if "://" not in url:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant "
                                f"https://{url}?")
        sent = _web.Headers(dict(self.headers.items()))
        sent.update(headers or {})
        body, kind = _web.encoded(data, json)
        if kind is not None and "Content-Type" not in sent:
            sent["Content-Type"] = kind
        url = _web.with_query(url, {**self.params, **(params or {})}
                              if not isinstance(params, str) else params)
        host = _web.split(url)[1]
        try:
            answer = _web.answer(method, url, body=body, headers=sent)
        except _web.NoHost:
            raise ConnectionError(f"Failed to resolve '{host}' ([Errno -2] Name or service not "
                                  "known)") from None
        limit = timeout[1] if isinstance(timeout, tuple) else timeout
        if limit is not None and answer.seconds > limit:
            time.sleep(limit)
            raise ReadTimeout(f"HTTPSConnectionPool(host='{host}', port=443): Read timed out. "
                              f"(read timeout={limit})")
        time.sleep(answer.seconds)
        return Response(answer, PreparedRequest(method, url, sent, body))

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def session():
    return Session()


def request(method, url, **kwargs):
    return Session().request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
