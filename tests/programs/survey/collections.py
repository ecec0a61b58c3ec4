from collections import Counter, deque, ChainMap, namedtuple, OrderedDict, defaultdict, UserDict, UserList

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements())[:4], c.total())
c.update("miss")
c.subtract({"i": 10})
print(c, +c, -c, c + Counter(i=20), dict(c), Counter(a=1) == Counter(a=1, b=0), Counter(a=3) >= Counter(a=2))
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
d.rotate(1)
print(d, d.maxlen, d[1], list(reversed(d)), d.pop(), d.popleft(), d, 2 in d)
d.extendleft("ab")
print(d, d.index("a"), d.count("b"), d.insert if False else "")
defaults, env, cli = {"color": "red", "user": "guest"}, {"user": "root"}, {"color": "blue"}
cm = ChainMap(cli, env, defaults)
print(cm["color"], cm["user"], sorted(cm), cm.maps[0], len(cm), cm.new_child({"user": "me"})["user"], cm.parents["color"])
cm["new"] = 1
print(cli, dict(cm))
Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[2], p._replace(z=9), p._asdict(), Point._make([4, 5, 6]), Point._fields, p == (1, 2, 0), Point.__doc__)
x, y, z = p
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
od.move_to_end("c", last=False)
print(od, od.popitem(last=False), list(od), od == {"b": 2, "a": 1}, OrderedDict([("a", 1), ("b", 2)]) == OrderedDict([("b", 2), ("a", 1)]))
dd = defaultdict(list)
for word in "apple ant bear bat cat".split():
    dd[word[0]].append(word)
print(dd, dict(dd), dd.get("z"), "z" in dd, dd["z"], dd.default_factory)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print({k: dict(v) for k, v in nested.items()})


class LowerDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


ld = LowerDict(Foo=1)
ld["BAR"] = 2
ld.update({"BaZ": 3})
print(ld, ld["foo"], ld.data)


class LRU(OrderedDict):
    def __init__(self, cap):
        super().__init__()
        self.cap = cap

    def get(self, k, default=-1):
        if k not in self:
            return default
        self.move_to_end(k)
        return self[k]

    def put(self, k, v):
        self[k] = v
        self.move_to_end(k)
        if len(self) > self.cap:
            self.popitem(last=False)


lru = LRU(2)
lru.put("a", 1); lru.put("b", 2); lru.get("a"); lru.put("c", 3)
print(lru, lru.get("b"))
for bad in (lambda: deque().pop(), lambda: Point(1), lambda: dd.popitem() and cm["nope"], lambda: od["zz"], lambda: setattr(p, "x", 1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
