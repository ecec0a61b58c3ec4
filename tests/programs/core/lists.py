a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.insert(0, 9)
print(a, len(a), a[0], a[-1], a[1:3])
print(a.pop(), a.pop(0), a)
a.remove(5)
print(a, a.index(1), a.count(2))
a.sort()
print(a)
a.sort(reverse=True)
print(a, sorted(a), list(reversed(a)))
a.reverse()
b = a.copy()
b.clear()
print(a, b, [1] + [2], [0] * 3, 2 in a)
a[0] = "x"
del a[1]
print(a)
a += [1]
a *= 2
print(a)
print([[1, [2]], []], [None, True, "s", 1.0])
print(max([3, 9, 2]), min(4, 1, 3), sum([1, 2, 3]), sum([0.5, 1], 10))
