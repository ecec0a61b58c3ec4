db = {"users": [{"name": "Ann", "tags": ["a", "b"]}, {"name": "Bob", "tags": []}]}
for user in db["users"]:
    print(user["name"], len(user["tags"]), ", ".join(user["tags"]) or "none")
db["users"][1]["tags"].append("new")
print(db["users"][1]["tags"][0].upper(), db["users"][0]["tags"][::-1])
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
print(grid, sum(sum(row) for row in grid))
matrix = [[1, 2], [3, 4]]
print([list(r) for r in zip(*matrix)])
