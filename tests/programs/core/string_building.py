rows = [("apple", 3, 0.5), ("kiwi", 12, 0.25)]
total = 0
for name, qty, price in rows:
    print(f"{name:<10}{qty:>4}{price:>8.2f}{qty * price:>8.2f}")
    total += qty * price
print("-" * 30)
print(f"{'total':<22}{total:>8.2f}")
out = []
for i in range(1, 16):
    out.append("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else str(i))
print(" ".join(out))
