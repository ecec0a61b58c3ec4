def f(x):
    return ( (x + 1) * (2)   ) / (0) # é
if f(1) : pass
