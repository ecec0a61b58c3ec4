"""Names of the types of builtin values, in messages and as they are printed."""
import collections
import concurrent.futures
import datetime
import decimal
import functools
import itertools
import math
import queue
import re
import threading
import asyncio


def gen():
    yield 1


async def co():
    pass


async def ag():
    yield 1


c = co()
objs = {
    'iter_list': iter([]),
    'iter_tuple': iter(()),
    'iter_str': iter('a'),
    'iter_set': iter({1}),
    'iter_fs': iter(frozenset()),
    'iter_dict': iter({}),
    'keys': {}.keys(),
    'values': {}.values(),
    'items': {}.items(),
    'iter_values': iter({}.values()),
    'iter_items': iter({}.items()),
    'iter_range': iter(range(3)),
    'enumerate': enumerate([]),
    'zip': zip(),
    'map': map(str, []),
    'filter': filter(None, []),
    'reversed_list': reversed([]),
    'reversed_tuple': reversed(()),
    'reversed_range': reversed(range(2)),
    'gen': gen(),
    'genexp': (x for x in []),
    'coro': c,
    'ag': ag(),
    'func': gen,
    'lam': lambda: 0,
    'builtin': len,
    'count': itertools.count(3),
    'cycle': itertools.cycle([]),
    'repeat': itertools.repeat(1),
    'chain': itertools.chain(),
    'islice': itertools.islice([], 1),
    'product': itertools.product(),
    'perm': itertools.permutations([]),
    'comb': itertools.combinations([], 0),
    'acc': itertools.accumulate([]),
    'starmap': itertools.starmap(len, []),
    'takewhile': itertools.takewhile(len, []),
    'zl': itertools.zip_longest(),
    'gb': itertools.groupby([]),
    'pw': itertools.pairwise([]),
    'dropw': itertools.dropwhile(len, []),
    'compress': itertools.compress([], []),
    'tee': itertools.tee([])[0],
    'ff': itertools.filterfalse(None, []),
    'cwr': itertools.combinations_with_replacement([], 0),
    'deque_it': iter(collections.deque()),
    'slice': slice(1),
    'ell': ...,
    'ni': NotImplemented,
    'none': None,
    'mod': math,
    'partial': functools.partial(len),
    'pat': re.compile('a'),
    'match': re.match('a', 'a'),
    'lock': threading.Lock(),
    'od': collections.OrderedDict().keys(),
    'date': datetime.date,
    'dec': decimal.Decimal,
}
c.close()
for name, value in objs.items():
    kind = type(value)
    print(name, kind.__name__, kind.__module__, kind.__qualname__, kind)
    try:
        value + 1
    except TypeError as error:
        print("   ", error)
for make in (lambda: datetime.date(2020, 1, 1) + 1, lambda: datetime.timedelta(1) + 1,
             lambda: datetime.datetime(2020, 1, 1) - 1, lambda: datetime.date(2020, 1, 1) < 1,
             lambda: decimal.Decimal(1) + 1.0, lambda: queue.Queue().get_nowait(),
             lambda: {collections.deque(): 1}, lambda: collections.defaultdict(int) + 1):
    try:
        make()
    except Exception as error:
        print(type(error), error)
for kind in (queue.Empty, queue.Full, asyncio.QueueEmpty, concurrent.futures.CancelledError,
             asyncio.IncompleteReadError, asyncio.BrokenBarrierError, asyncio.Lock, asyncio.Queue,
             concurrent.futures.ThreadPoolExecutor, concurrent.futures.Future, asyncio.TaskGroup):
    print(kind)
