class Node:
    __slots__ = "value", "next"

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, iterable=()):
        self.head = self.tail = None
        self._size = 0
        for x in iterable:
            self.append(x)

    def append(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = self.tail = node
        else:
            self.tail.next = node
            self.tail = node
        self._size += 1

    def prepend(self, value):
        self.head = Node(value, self.head)
        self.tail = self.tail or self.head
        self._size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self._size

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += len(self)
        for k, v in enumerate(self):
            if k == i:
                return v
        raise IndexError(f"index {i} out of range")

    def reverse(self):
        prev, node = None, self.head
        self.tail = self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev
        return self

    def remove(self, value):
        prev, node = None, self.head
        while node is not None and node.value != value:
            prev, node = node, node.next
        if node is None:
            raise ValueError(f"{value} not in list")
        if prev is None:
            self.head = node.next
        else:
            prev.next = node.next
        self._size -= 1

    def __repr__(self):
        return " -> ".join([*map(repr, self), "None"])


ll = LinkedList("abc")
ll.prepend("z")
print(ll, len(ll), ll[1], ll[-1], ll[1:3], "b" in ll)
print(ll.reverse())
ll.remove("b")
print(ll, sorted(ll), list(zip(ll, range(9))), max(ll))
a, *b = ll
print(a, b, "".join(ll), bool(ll), bool(LinkedList()))
for bad in (lambda: ll[10], lambda: ll.remove("q"), lambda: ll["x"]):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
