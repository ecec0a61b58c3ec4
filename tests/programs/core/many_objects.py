class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def build(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head


total = 0
for round in range(30):
    node = build(1000)
    while node is not None:
        total += node.value
        node = node.next
print(total)
keep = []
for i in range(20000):
    keep.append([i, str(i)])
    if len(keep) > 50:
        keep = keep[-5:]
print(len(keep), keep[-1])
a, b = [], []
for i in range(5000):
    a, b = [b], [a]
print(len(a), len(b))
