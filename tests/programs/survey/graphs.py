import heapq
from collections import defaultdict, deque

GRAPH = {
    "A": {"B": 4, "C": 2},
    "B": {"C": 5, "D": 10},
    "C": {"E": 3},
    "D": {"F": 11},
    "E": {"D": 4},
    "F": {},
}


def dijkstra(graph, start):
    dist = {n: float("inf") for n in graph}
    prev = {}
    dist[start] = 0
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > dist[node]:
            continue
        for nb, w in graph[node].items():
            nd = d + w
            if nd < dist[nb]:
                dist[nb] = nd
                prev[nb] = node
                heapq.heappush(heap, (nd, nb))
    return dist, prev


def path(prev, end):
    out = [end]
    while end in prev:
        out.append(end := prev[end])
    return out[::-1]


def bfs(graph, start, goal):
    queue = deque([[start]])
    seen = {start}
    while queue:
        p = queue.popleft()
        if p[-1] == goal:
            return p
        for n in graph[p[-1]]:
            if n not in seen:
                seen.add(n)
                queue.append(p + [n])
    return None


def topo(graph):
    indeg = defaultdict(int)
    for n in graph:
        for m in graph[n]:
            indeg[m] += 1
    ready = sorted(n for n in graph if indeg[n] == 0)
    while ready:
        n = ready.pop(0)
        yield n
        for m in graph[n]:
            indeg[m] -= 1
            if not indeg[m]:
                ready.append(m)


def dfs(graph, node, visited=None):
    visited = visited if visited is not None else []
    visited.append(node)
    for n in graph[node]:
        if n not in visited:
            dfs(graph, n, visited)
    return visited


class UnionFind:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        p = self.parent.setdefault(x, x)
        if p != x:
            p = self.parent[x] = self.find(p)
        return p

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self.parent[a] = b
        return True


dist, prev = dijkstra(GRAPH, "A")
for node, d in sorted(dist.items(), key=lambda kv: (kv[1], kv[0])):
    print(f"{node}: {d:>3} via {' -> '.join(path(prev, node))}")
print(bfs(GRAPH, "A", "F"), bfs(GRAPH, "F", "A"), list(topo(GRAPH)), dfs(GRAPH, "A"))
uf = UnionFind()
mst = [(w, a, b) for w, a, b in sorted((w, a, b) for a in GRAPH for b, w in GRAPH[a].items()) if uf.union(a, b)]
print(mst, sum(w for w, *_ in mst))
grid = ["S.#", "..#", "#.E"]
start = next((r, c) for r, row in enumerate(grid) for c, ch in enumerate(row) if ch == "S")
steps = {start: 0}
q = deque([start])
while q:
    r, c = q.popleft()
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        n = r + dr, c + dc
        if 0 <= n[0] < 3 and 0 <= n[1] < 3 and grid[n[0]][n[1]] != "#" and n not in steps:
            steps[n] = steps[r, c] + 1
            q.append(n)
print(max(steps.values()), steps[2, 2])
