class Box:
    def __init__(self):
        self.d = {}

    def __setitem__(self, k, v):
        print("set", k, v)
        self.d[k] = v

    def __getitem__(self, k):
        print("get", k)
        return self.d[k]

    def __delitem__(self, k):
        print("del", k)
        del self.d[k]

    def __getattr__(self, name):
        return f"no {name}"


b = Box()
b["a"] = 1
b["a"] += 5
print(b["a"])
del b["a"]
print(b.anything, b.d)
