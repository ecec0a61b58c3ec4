"""collections: the deque."""
import _collections

deque = _collections.deque_class()


def _from_iterable(iterable):
    return deque(list(iterable))


def _bounded(iterable, maxlen):
    if not isinstance(maxlen, int):
        raise TypeError("an integer is required")
    if maxlen < 0:
        raise ValueError("maxlen must be non-negative")
    return _BoundedDeque(iterable, maxlen)


def _extend(d, iterable):
    for item in iterable:
        d.append(item)


def _extendleft(d, iterable):
    for item in iterable:
        d.appendleft(item)


def _index(d, value):
    for at, item in enumerate(d):
        if item is value or item == value:
            return at
    raise ValueError(f"{value!r} is not in deque")


def _remove(d, value):
    items = list(d)
    for at, item in enumerate(items):
        if item is value or item == value:
            del items[at]
            d.clear()
            d.extend(items)
            return
    raise ValueError("deque.remove(x): x not in deque")


def _count(d, value):
    n = 0
    for item in d:
        if item is value or item == value:
            n += 1
    return n


class _BoundedDeque:
    """A deque that drops items at the other end when it is full."""

    def __init__(self, iterable, maxlen):
        self._items = deque()
        self.maxlen = maxlen
        self.extend(iterable)

    def append(self, item):
        self._items.append(item)
        if len(self._items) > self.maxlen:
            self._items.popleft()

    def appendleft(self, item):
        self._items.appendleft(item)
        if len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def pop(self):
        return self._items.pop()

    def popleft(self):
        return self._items.popleft()

    def clear(self):
        self._items.clear()

    def copy(self):
        return _BoundedDeque(self._items, self.maxlen)

    def remove(self, value):
        self._items.remove(value)

    def index(self, value):
        return self._items.index(value)

    def count(self, value):
        return self._items.count(value)

    def rotate(self, n=1):
        self._items.rotate(n)

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(list(self._items))

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, at):
        return self._items[at]

    def __setitem__(self, at, item):
        self._items[at] = item

    def __delitem__(self, at):
        del self._items[at]

    def __eq__(self, other):
        return list(self._items) == list(other)

    def __repr__(self):
        return f"deque({list(self._items)!r}, maxlen={self.maxlen})"


_BoundedDeque.__name__ = "deque"
_BoundedDeque.__qualname__ = "deque"
