"""urllib.parse: addresses in parts."""
from collections import namedtuple
from _web import encode_query, quote as _quote, unquote


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment")):
    @property
    def hostname(self):
        host = self.netloc.rpartition("@")[2].partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        port = self.netloc.rpartition("@")[2].partition(":")[2]
        return int(port) if port else None

    def geturl(self):
        return urlunparse(self)


def urlparse(url, scheme="", allow_fragments=True):
    fragment = ""
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    head, mark, rest = url.partition(":")
    if mark and head[:1].isalpha() and head.replace("+", "").replace("-", "").isalnum():
        scheme, url = head.lower(), rest
    netloc = ""
    if url.startswith("//"):
        netloc, slash, path = url[2:].partition("/")
        url = slash + path
    url, _, params = url.partition(";")
    return ParseResult(scheme, netloc, url, params, query, fragment)


urlsplit = urlparse


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    url = f"//{netloc}{path}" if netloc else path
    if scheme:
        url = f"{scheme}:{url}"
    if params:
        url += ";" + params
    if query:
        url += "?" + query
    return f"{url}#{fragment}" if fragment else url


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    there = urlparse(url)
    if there.scheme:
        return url
    here = urlparse(base)
    if there.netloc:
        return urlunparse((here.scheme, *there[1:]))
    if not there.path:
        path = here.path
        query = there.query or here.query
        return urlunparse((here.scheme, here.netloc, path, "", query, there.fragment))
    path = there.path
    if not path.startswith("/"):
        path = here.path.rpartition("/")[0] + "/" + path
    parts = []
    pieces = path.split("/")
    for piece in pieces[1:]:
        if piece == "..":
            if parts:
                parts.pop()
        elif piece != ".":
            parts.append(piece)
    if pieces[-1] in (".", ".."):
        parts.append("")
    path = "/" + "/".join(parts)
    return urlunparse((here.scheme, here.netloc, path, there.params, there.query, there.fragment))


def quote(string, safe="/", encoding=None, errors=None):
    return _quote(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    return _quote(string, safe + " ").replace(" ", "+")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if doseq:
        return encode_query(query)
    pairs = query.items() if hasattr(query, "items") else query
    return "&".join([f"{quote_via(str(k), safe)}={quote_via(str(v), safe)}" for k, v in pairs])


def parse_qsl(qs, keep_blank_values=False):
    found = []
    for part in qs.split("&"):
        key, mark, value = part.partition("=")
        if value or (keep_blank_values and key):
            found.append((unquote_plus(key), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False):
    found = {}
    for key, value in parse_qsl(qs, keep_blank_values):
        found.setdefault(key, []).append(value)
    return found
