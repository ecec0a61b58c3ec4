"""itertools: building blocks for iterators. Most are generators behind a function that checks its
arguments at once, as CPython does; `count` of ints is a range, so that threads can share it.
"""
_MAX = 9223372036854775807
import _prelude


def count(start=0, step=1):
    if type(start) is int and type(step) is int and step != 0:
        return iter(range(start, _MAX if step > 0 else -_MAX, step))
    if not all([hasattr(number, "__index__") or hasattr(number, "__float__")
                or hasattr(number, "__complex__") for number in (start, step)]):
        raise TypeError("a number is required")
    return _count(start, step)


def _count(value, step):
    while True:
        yield value
        value = value + step


class cycle:
    def __init__(self, iterable):
        self._source = iter(iterable)
        self._saved = []
        self._at = -1

    def __iter__(self):
        return self

    def __next__(self):
        if self._at < 0:
            try:
                item = next(self._source)
            except StopIteration:
                if not self._saved:
                    raise
                self._at = 0
            else:
                self._saved.append(item)
                return item
        at = self._at
        self._at = (at + 1) % len(self._saved)
        return self._saved[at]


_missing = object()


class repeat:
    def __init__(self, object=_missing, times=None):
        if object is _missing:
            raise TypeError("repeat() missing required argument 'object' (pos 1)")
        self._object = object
        self._times = times if times is None or times > 0 else 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        if self._times is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._times})"


class chain:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __new__(cls, *iterables):
        return _chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        return _chain(iter(iterables))


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)


def _accumulate(items, func, total):
    if total is None:
        try:
            total = next(items)
        except StopIteration:
            return
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total


def compress(data, selectors):
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for item, selector in zip(data, selectors):
        if selector:
            yield item


def dropwhile(predicate, iterable):
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


def takewhile(predicate, iterable):
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    return _filterfalse(predicate, iter(iterable))


def _filterfalse(predicate, items):
    for item in items:
        if not (item if predicate is None else predicate(item)):
            yield item


def starmap(function, iterable):
    return _starmap(function, iter(iterable))


def _starmap(function, items):
    for args in items:
        yield function(*args)


def pairwise(iterable):
    return _pairwise(iter(iterable))


def _pairwise(items):
    for before in items:
        break
    else:
        return
    for item in items:
        yield before, item
        before = item


def islice(iterable, *args):
    bounds = slice(*args)
    start = 0 if bounds.start is None else bounds.start
    stop = bounds.stop
    step = 1 if bounds.step is None else bounds.step
    if stop is not None and (not isinstance(stop, int) or not 0 <= stop <= _MAX):
        if len(args) == 1:
            raise ValueError("Stop argument for islice() must be None or an integer: "
                             "0 <= x <= sys.maxsize.")
        raise ValueError("Indices for islice() must be None or an integer: "
                         "0 <= x <= sys.maxsize.")
    if not isinstance(start, int) or not 0 <= start <= _MAX:
        raise ValueError("Indices for islice() must be None or an integer: "
                         "0 <= x <= sys.maxsize.")
    if not isinstance(step, int) or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _islice(items, wanted, stop, step):
    at = 0
    while stop is None or wanted < stop:
        while at < wanted:
            try:
                next(items)
            except StopIteration:
                return
            at += 1
        try:
            item = next(items)
        except StopIteration:
            return
        at += 1
        wanted += step
        yield item
    # What lies between the last item given and the end is taken too.
    while at < stop:
        try:
            next(items)
        except StopIteration:
            return
        at += 1


def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    n_active = len(iterators)
    while n_active:
        values = []
        for at, iterator in enumerate(iterators):
            if iterator is None:
                values.append(fillvalue)
                continue
            try:
                value = next(iterator)
            except StopIteration:
                n_active -= 1
                if n_active == 0:
                    return
                iterators[at] = None
                value = fillvalue
            values.append(value)
        yield tuple(values)


class groupby:
    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key
        self._nothing = object()
        self._item = self._nothing
        self._item_key = self._group_key = self._nothing
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        item = next(self._items)
        self._item_key = item if self._key is None else self._key(item)
        self._item = item

    def __next__(self):
        self._group = None
        while self._item_key is self._group_key or self._item_key == self._group_key:
            self._advance()
        self._group_key = self._item_key
        self._group = group = _Group(self)
        return self._group_key, group


class _Group:
    def __init__(self, parent):
        self._parent = parent
        self._key = parent._group_key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._item is parent._nothing:
            parent._advance()
        if not (parent._item_key is self._key or parent._item_key == self._key):
            raise StopIteration
        item = parent._item
        parent._item = parent._nothing
        return item


class _tee:
    """One of several iterators over a source; what one of them took waits in a linked list."""

    def __init__(self, source, link):
        self._source = source
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if not link:
            link.append(next(self._source))
            link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._source, self._link)


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    source = iter(iterable)
    link = []
    if isinstance(source, _tee):
        source, link = source._source, source._link
    return tuple([_tee(source, link) for _ in range(n)])


def product(*iterables, repeat=1):
    if not isinstance(repeat, int):
        raise TypeError(f"'{type(repeat).__name__}' object cannot be interpreted as an integer")
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _product(pools)


def _product(pools):
    for pool in pools:
        if not pool:
            return
    at = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, at)])
        place = len(pools) - 1
        while place >= 0:
            at[place] += 1
            if at[place] < len(pools[place]):
                break
            at[place] = 0
            place -= 1
        if place < 0:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool) if r is None else r
    if not isinstance(n, int):
        raise TypeError("Expected int as r")
    if n < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, n)


def _permutations(pool, r):
    if r > len(pool):
        return
    # Depth first: the indices chosen so far, each the smallest one that is still to be tried.
    chosen = list(range(r))
    while True:
        yield tuple([pool[at] for at in chosen])
        place = r - 1
        while place >= 0:
            taken = chosen[:place]
            candidate = chosen[place] + 1
            while candidate in taken:
                candidate += 1
            if candidate < len(pool):
                break
            place -= 1
        if place < 0:
            return
        chosen[place] = candidate
        rest = [at for at in range(len(pool)) if at not in chosen[:place + 1]]
        chosen[place + 1:] = rest[:r - place - 1]


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r)


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    chosen = list(range(r))
    while True:
        yield tuple([pool[at] for at in chosen])
        place = r - 1
        while place >= 0 and chosen[place] == place + n - r:
            place -= 1
        if place < 0:
            return
        first = chosen[place] + 1
        chosen[place:] = range(first, first + r - place)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if n == 0 and r > 0:
        return
    chosen = [0] * r
    while True:
        yield tuple([pool[at] for at in chosen])
        place = r - 1
        while place >= 0 and chosen[place] == n - 1:
            place -= 1
        if place < 0:
            return
        chosen[place:] = [chosen[place] + 1] * (r - place)
