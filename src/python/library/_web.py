"""_web: a simulated web. Nothing here reaches the real one: the same address always gives the same
answer, after a time that depends on the host alone. For `requests`, `urllib`, `aiohttp` and `httpx`.

What is served: `/delay/N`, `/status/N`, `/get`, `/post`, `/headers`, `/uuid`, `/ip`, `/bytes/N` and `/json`
as httpbin does; `/todos/N`, `/posts/N`, `/users/N`, `/comments/N` as jsonplaceholder; for hosts that end in `.invalid`
nothing; everywhere else a small page of HTML.
"""
import json
import random

_REASONS = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found",
            304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
            404: "Not Found", 405: "Method Not Allowed", 418: "I'm a teapot",
            429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
            503: "Service Unavailable", 504: "Gateway Timeout"}


class NoHost(Exception):
    """Nobody of that name."""


class Answer:
    def __init__(self, url, status, kind, content, seconds):
        self.url = url
        self.status = status
        self.reason = _REASONS.get(status, "Unknown")
        self.content = content
        self.seconds = seconds
        self.headers = Headers({
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Server": "interleave (simulated)",
        })


class Verbs:
    """What clients have beside `request`: a method for each of HTTP's."""

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


class Headers:
    """A dict whose keys are the same in upper and lower case."""

    def __init__(self, items=None):
        self._items = {}
        for key, value in dict(items or {}).items():
            self[key] = value

    def __setitem__(self, key, value):
        self._items[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._items[key.lower()][1]

    def __delitem__(self, key):
        del self._items[key.lower()]

    def __contains__(self, key):
        return key.lower() in self._items

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, other):
        for key, value in dict(other).items():
            self[key] = value

    def keys(self):
        return [key for key, _ in self._items.values()]

    def values(self):
        return [value for _, value in self._items.values()]

    def items(self):
        return list(self._items.values())

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return repr(dict(self.items()))


def quote(text, safe="/"):
    kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~" + safe
    out = []
    for byte in str(text).encode():
        letter = chr(byte)
        out.append(letter if letter in kept and byte < 128 else f"%{byte:02X}")
    return "".join(out)


def unquote(text):
    parts = text.split("%")
    data = parts[0].encode()
    for part in parts[1:]:
        try:
            data += bytes([int(part[:2], 16)]) + part[2:].encode()
        except ValueError:
            data += b"%" + part.encode()
    return data.decode("utf-8", "replace")


def encode_query(query):
    pairs = query.items() if hasattr(query, "items") else query
    out = []
    for key, value in pairs:
        values = value if isinstance(value, (list, tuple)) else [value]
        for one in values:
            one = quote(one, "").replace("%20", "+")
            out.append(f"{quote(key, '').replace('%20', '+')}={one}")
    return "&".join(out)


def decode_query(text):
    query = {}
    for part in text.split("&"):
        if part:
            key, _, value = part.partition("=")
            query[unquote(key.replace("+", " "))] = unquote(value.replace("+", " "))
    return query


def split(url):
    """Scheme, host, path and query of an address."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        scheme, rest = "", url
    rest = rest.partition("#")[0]
    rest, _, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    return scheme, host, "/" + path, query


def with_query(url, params):
    if not params:
        return url
    text = params if isinstance(params, str) else encode_query(params)
    return f"{url}{'&' if '?' in url else '?'}{text}"


def answer(method, url, *, body=None, headers=None):
    """What the simulated web answers, and after how many seconds."""
    scheme, host, path, query = split(url)
    host = host.rpartition("@")[2].partition(":")[0].lower()
    if not host or host.endswith(".invalid") or ("." not in host and host != "localhost"):
        raise NoHost(host)
    draw = random.Random(host)
    seconds = 0.04 + draw.randrange(160) / 1000
    if path == "/":
        url = url if query or url.endswith("/") else url + "/"
    parts = [part for part in path.split("/") if part]
    status, kind, content, more = _served(method, host, parts, url, query, body, headers or {})
    return Answer(url, status, kind, content, seconds + more)


def _served(method, host, parts, url, query, body, headers):
    first = parts[0] if parts else ""
    number = int(parts[1]) if len(parts) == 2 and parts[1].isdigit() else None
    if first == "delay" and len(parts) == 2:
        seconds = min(float(parts[1]), 10.0)
        return _json(200, _echo(host, url, query, headers), seconds)
    if first == "status" and number is not None:
        return number, "text/html; charset=utf-8", b"", 0
    if first == "bytes" and number is not None:
        return 200, "application/octet-stream", random.Random(number).randbytes(number), 0
    if parts in (["get"], ["anything"]):
        return _json(200, _echo(host, url, query, headers), 0)
    if parts in (["post"], ["put"], ["patch"], ["delete"]):
        if method != parts[0].upper():
            return 405, "text/html", b"<h1>Method Not Allowed</h1>", 0
        return _json(200, {**_echo(host, url, query, headers), **_body(body)}, 0)
    if parts == ["headers"]:
        return _json(200, {"headers": {"Host": host, **dict(headers)}}, 0)
    if parts == ["ip"]:
        return _json(200, {"origin": "192.0.2.1"}, 0)
    if parts == ["uuid"]:
        return _json(200, {"uuid": "f47ac10b-58cc-4372-a567-0e02b2c3d479"}, 0)
    if parts == ["json"]:
        return _json(200, {"slideshow": {"title": "Sample Slide Show", "slides": []}}, 0)
    if first in ("todos", "posts", "users", "comments", "photos", "albums"):
        if method == "POST":
            sent = _body(body)["json"] or {}
            return _json(201, {**sent, "id": 101}, 0)
        if number is not None:
            found = _record(first, number)
            return _json(200, found, 0) if found else _json(404, {}, 0)
        if len(parts) == 1:
            return _json(200, [_record(first, n) for n in range(1, 11)], 0)
    title = f"{host}{'/' + '/'.join(parts) if parts else ''}"
    page = (f"<!doctype html>\n<html>\n<head><title>{title}</title></head>\n"
            f"<body>\n<h1>{title}</h1>\n<p>A page of the simulated web.</p>\n</body>\n</html>\n")
    return 200, "text/html; charset=utf-8", page.encode(), 0


def _json(status, value, seconds):
    return status, "application/json", json.dumps(value, indent=2).encode(), seconds


def _echo(host, url, query, headers):
    return {"args": decode_query(query), "headers": {"Host": host, **dict(headers)},
            "origin": "192.0.2.1", "url": url}


def _body(body):
    found = {"data": "", "form": {}, "json": None}
    if isinstance(body, bytes):
        body = body.decode()
    if body:
        found["data"] = body
        try:
            found["json"] = json.loads(body)
        except ValueError:
            found["form"] = decode_query(body)
    return found


def _record(kind, number):
    if not 1 <= number <= {"users": 10, "posts": 100, "albums": 100, "todos": 200}.get(kind, 500):
        return None
    owner = (number - 1) // {"todos": 20, "users": 1}.get(kind, 10) + 1
    title = f"{kind[:-1]} number {number}"
    if kind == "todos":
        return {"userId": owner, "id": number, "title": title, "completed": number % 3 == 0}
    if kind == "users":
        return {"id": number, "name": f"User {number}", "username": f"user{number}",
                "email": f"user{number}@example.com"}
    if kind == "comments":
        return {"postId": (number - 1) // 5 + 1, "id": number, "name": title,
                "email": f"reader{number}@example.com", "body": f"This is {title}."}
    return {"userId": owner, "id": number, "title": title, "body": f"This is {title}."}


def encoded(data, json_value):
    """Body and content type of what a client sends."""
    if json_value is not None:
        return json.dumps(json_value).encode(), "application/json"
    if data is None:
        return None, None
    if isinstance(data, (str, bytes)):
        return data, None
    return encode_query(data).encode(), "application/x-www-form-urlencoded"
