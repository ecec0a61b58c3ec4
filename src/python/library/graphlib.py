"""graphlib: an order in which everything comes after what it needs."""
import _prelude


class CycleError(ValueError):
    pass


CycleError.__module__ = "graphlib"


class TopologicalSorter:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, graph=None):
        self._needs = {}
        self._needed_by = {}
        self._ready = None
        self._left = 0
        self._out = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._enter(node)
        for before in predecessors:
            self._enter(before)
            self._needs[node] += 1
            self._needed_by[before].append(node)

    def _enter(self, node):
        if node not in self._needs:
            self._needs[node] = 0
            self._needed_by[node] = []

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, needs in self._needs.items() if needs == 0]
        self._left = len(self._needs)
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        seen = set()
        for start in self._needs:
            if start in seen:
                continue
            path, places, ways = [start], {start: 0}, [iter(self._needed_by[start])]
            seen.add(start)
            while path:
                for node in ways[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        places[node] = len(path)
                        path.append(node)
                        ways.append(iter(self._needed_by[node]))
                        break
                else:
                    del places[path.pop()]
                    ways.pop()
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        found = tuple(self._ready)
        for node in found:
            self._needs[node] = -1
        self._ready = []
        self._out += len(found)
        return found

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return bool(self._ready) or self._out > 0

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f"node {node!r} was not added using add()")
            if self._needs[node] == -2:
                raise ValueError(f"node {node!r} was already marked done")
            if self._needs[node] != -1:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._needs[node] = -2
            self._out -= 1
            for after in self._needed_by[node]:
                self._needs[after] -= 1
                if self._needs[after] == 0:
                    self._ready.append(after)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
