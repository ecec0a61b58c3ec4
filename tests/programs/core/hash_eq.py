class Key:
    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return self.k == other.k

    def __hash__(self):
        return hash(self.k)


d = {Key(1): "one"}
d[Key(1)] = "uno"
print(len(d), d[Key(1)], Key(2) in d, Key(1) in [Key(0), Key(1)], [Key(3)].index(Key(3)))
