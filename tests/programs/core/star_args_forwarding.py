def target(a, b, *rest, k=0, **kw):
    return (a, b, rest, k, kw)


def forward(*args, **kwargs):
    return target(*args, **kwargs)


print(forward(1, 2), forward(1, 2, 3, k=4, z=5), forward(b=2, a=1))
args = [1, 2]
kw = {"k": 9}
print(target(0, *args, **kw), target(*"ab", *[1], **{"x": 1}, **{"y": 2}))
print(max(*[1, 5, 3]), print(*[], sep=""), dict(**{"a": 1}, b=2))
