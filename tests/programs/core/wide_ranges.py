r = range(10**20, 10**20 + 5)
print(list(r), len(r), r[2], 10**20 + 1 in r, r)
print(range(2**63), range(2**70)[5], sum(range(10**18, 10**18 + 3)), list(range(2**64, 2**64 - 6, -2)))
for i in range(2**64, 2**64 + 2): print(i)
