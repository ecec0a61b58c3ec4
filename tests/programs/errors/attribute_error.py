class A:
    name = "a"


print(A().name)
A().nmae
