class Node:
    def __init__(self, key=None, val=None):
        self.key, self.val = key, val
        self.prev = self.next = None


class LRUCache:
    def __init__(self, capacity):
        self.cap = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _remove(self, n):
        n.prev.next, n.next.prev = n.next, n.prev

    def _add(self, n):
        n.prev, n.next = self.tail.prev, self.tail
        self.tail.prev.next = n
        self.tail.prev = n

    def __getitem__(self, key):
        try:
            n = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._remove(n)
        self._add(n)
        return n.val

    def __setitem__(self, key, val):
        if key in self.map:
            self._remove(self.map.pop(key))
        elif len(self.map) >= self.cap:
            lru = self.head.next
            print("evict", lru.key)
            self._remove(lru)
            del self.map[lru.key]
        n = self.map[key] = Node(key, val)
        self._add(n)

    def __delitem__(self, key):
        self._remove(self.map.pop(key))

    def __contains__(self, key): return key in self.map
    def __len__(self): return len(self.map)

    def items(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key, n.val
            n = n.next

    def __repr__(self):
        return f"{type(self).__name__}({dict(self.items())})"


c = LRUCache(2)
c["a"] = 1
c["b"] = 2
print(c["a"])
c["c"] = 3
try:
    c["b"]
except KeyError as e:
    print("miss", e)
c["a"] = 10
c["d"] = 4
print(c, len(c), "d" in c, c.hits, c.misses)
del c["a"]
print(c)
del c["nope"]
