from __future__ import annotations
from dataclasses import dataclass
from typing import Iterator, Optional
from collections import deque


@dataclass
class Tree:
    key: int
    left: Optional[Tree] = None
    right: Optional[Tree] = None

    def insert(self, key: int) -> None:
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)

    def __iter__(self) -> Iterator[int]:
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def height(self) -> int:
        return 1 + max((c.height() for c in (self.left, self.right) if c), default=0)

    def __contains__(self, key):
        node = self
        while node:
            if node.key == key:
                return True
            node = node.left if key < node.key else node.right
        return False

    def levels(self):
        queue = deque([(self, 0)])
        out: list[list[int]] = []
        while queue:
            node, depth = queue.popleft()
            if depth == len(out):
                out.append([])
            out[depth].append(node.key)
            queue.extend((c, depth + 1) for c in (node.left, node.right) if c)
        return out

    def show(self, prefix="", branch="") -> None:
        if self.right:
            self.right.show(prefix + ("│   " if branch == "└── " else "    "), "┌── ")
        print(prefix + branch + str(self.key))
        if self.left:
            self.left.show(prefix + ("│   " if branch == "┌── " else "    "), "└── ")


root = Tree(50)
for k in (30, 70, 20, 40, 60, 80, 65):
    root.insert(k)
print(list(root), root.height(), 65 in root, 66 in root, sum(root))
print(root.levels())
root.show()
print(Tree(1, Tree(0)))


def is_bst(t, lo=float("-inf"), hi=float("inf")):
    match t:
        case None:
            return True
        case Tree(key=k, left=l, right=r):
            return lo <= k < hi and is_bst(l, lo, k) and is_bst(r, k, hi)


print(is_bst(root), is_bst(Tree(1, Tree(5))))
