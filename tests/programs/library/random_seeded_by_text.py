import random

for seed in ("hello", b"bytes", "", "grüße"):
    random.seed(seed)
    print([random.randint(1, 100) for _ in range(5)], random.random())
print(random.Random("x").choice("abcdef"))
