def area(w):
    assert w >= 0, f"negative width {w}"
    return w * w


print(area(2))
area(-1)
