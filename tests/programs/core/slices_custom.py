class S:
    def __getitem__(self, k):
        return k


s = S()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ...], s["k"])
print(slice(1, 2).start, slice(None, 5).stop)
