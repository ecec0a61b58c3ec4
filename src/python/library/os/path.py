"""os.path: names of files. There are no files, so none exists."""
sep = "/"
curdir = "."
pardir = ".."
extsep = "."


def join(path, *paths):
    for part in paths:
        if part.startswith("/") or not path:
            path = part
        elif path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
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
    name = basename(path)
    stem = name.lstrip(".")
    at = stem.rfind(".")
    if at < 0:
        return path, ""
    extension = stem[at:]
    return path[:len(path) - len(extension)], extension


def isabs(path):
    return path.startswith("/")


def normpath(path):
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
    return normpath(join("/home/learner", path))


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
    return "/root" + path[1:] if path == "~" or path.startswith("~/") else path


def exists(path):
    return False


def isfile(path):
    return False


def isdir(path):
    return False


def islink(path):
    return False


def getsize(filename):
    raise FileNotFoundError(2, "No such file or directory", filename)
