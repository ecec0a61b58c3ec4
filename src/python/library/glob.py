"""glob: the files that a pattern names."""
import fnmatch
import os


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive))


def iglob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    parts = os.fspath(pathname).split("/")
    start = "/" if pathname.startswith("/") else ""
    yield from _inside(start, [part for part in parts if part], recursive, root_dir or "")


def _inside(folder, parts, recursive, root):
    first, rest = parts[0], parts[1:]
    place = os.path.join(root, folder) or "."
    if first == "**" and recursive:
        if rest:
            yield from _inside(folder, rest, recursive, root)
        elif folder:
            yield folder
        for name in sorted(os.listdir(place)):
            inner = os.path.join(folder, name)
            if os.path.isdir(os.path.join(root, inner)):
                yield from _inside(inner, parts, recursive, root)
            elif not rest:
                yield inner
        return
    if not any([mark in first for mark in "*?["]):
        names = [first] if os.path.exists(os.path.join(root, folder, first)) else []
    else:
        names = sorted(os.listdir(place)) if os.path.isdir(place) else []
        names = [name for name in names if fnmatch.fnmatchcase(name, first)
                 and (name[0] != "." or first[0] == ".")]
    for name in names:
        found = os.path.join(folder, name)
        if not rest:
            yield found
        elif os.path.isdir(os.path.join(root, found)):
            yield from _inside(found, rest, recursive, root)


def escape(pathname):
    return "".join(["[" + letter + "]" if letter in "*?[" else letter for letter in pathname])
