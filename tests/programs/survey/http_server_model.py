"""A toy request/response framework: routing, middleware, sessions."""
import asyncio
import json
import re
import time
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlparse, parse_qs, urlencode, quote, unquote


@dataclass
class Request:
    method: str
    url: str
    headers: dict = field(default_factory=dict)

    @property
    def path(self): return urlparse(self.url).path

    @property
    def query(self): return {k: v[0] for k, v in parse_qs(urlparse(self.url).query).items()}


@dataclass
class Response:
    status: HTTPStatus = HTTPStatus.OK
    body: object = None


class App:
    def __init__(self): self.routes, self.middleware = [], []

    def route(self, pattern, methods=("GET",)):
        regex = re.compile("^" + re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", pattern) + "$")
        def deco(fn):
            self.routes.append((regex, methods, fn))
            return fn
        return deco

    async def __call__(self, req):
        for regex, methods, fn in self.routes:
            if m := regex.match(req.path):
                if req.method not in methods:
                    return Response(HTTPStatus.METHOD_NOT_ALLOWED)
                return await fn(req, **m.groupdict())
        return Response(HTTPStatus.NOT_FOUND)


app = App()


@app.route("/users/<uid>")
async def user(req, uid):
    await asyncio.sleep(0.001)
    return Response(body={"id": int(uid), **req.query})


@app.route("/echo", methods=("POST",))
async def echo(req):
    return Response(HTTPStatus.CREATED, "ok")


async def main():
    for method, url in [("GET", "/users/7?full=1&tag=a%20b"), ("GET", "/echo"), ("POST", "/echo"), ("GET", "/nope")]:
        r = await app(Request(method, url))
        print(f"{method:<5}{url:<28}{r.status.value} {r.status.phrase:<20}{json.dumps(r.body)}")

asyncio.run(main())
print(urlencode({"a": 1, "b": "x y"}), quote("a b/c"), unquote("a%20b"), urlparse("https://ex.com:80/p?q=1#f").netloc)
