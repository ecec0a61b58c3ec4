"""os.path: names of files."""
import _disk
import os

sep = "/"
curdir = "."
pardir = ".."
extsep = "."


def join(path, *paths):
    path = os.fspath(path)
    for part in paths:
        part = os.fspath(part)
        if part.startswith("/") or not path:
            path = part
        elif path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    path = os.fspath(path)
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head.strip("/"):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = os.fspath(path)
    name = basename(path)
    stem = name.lstrip(".")
    at = stem.rfind(".")
    if at < 0:
        return path, ""
    extension = stem[at:]
    return path[:len(path) - len(extension)], extension


def isabs(path):
    path = os.fspath(path)
    return path.startswith("/")


def normpath(path):
    path = os.fspath(path)
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".."):
            parts.pop()
        elif part != ".." or not path.startswith("/"):
            parts.append(part)
    text = "/".join(parts)
    return "/" + text if path.startswith("/") else text or "."


def abspath(path):
    return normpath(join(os.getcwd(), path))


realpath = abspath


def normcase(path):
    return path


def relpath(path, start="."):
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    n_same = 0
    while n_same < min(len(here), len(there)) and here[n_same] == there[n_same]:
        n_same += 1
    return "/".join([".."] * (len(here) - n_same) + there[n_same:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    at = 0
    while at < len(low) and low[at] == high[at]:
        at += 1
    return low[:at]


def expanduser(path):
    path = os.fspath(path)
    return "/root" + path[1:] if path == "~" or path.startswith("~/") else path


def _number(path):
    return _disk.find(os._place(path)) if os.fspath(path) else None


def exists(path):
    return _number(path) is not None


lexists = exists


def isfile(path):
    number = _number(path)
    return number is not None and number != -1


def isdir(path):
    return _number(path) == -1


def islink(path):
    return False


def getsize(filename):
    return os.stat(filename).st_size


def samefile(f1, f2):
    return os._place(f1) == os._place(f2)


def commonpath(paths):
    parts = [path.split("/") for path in paths]
    common = []
    for names in zip(*parts):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    return "/".join(common) or ("/" if paths[0].startswith("/") else "")
