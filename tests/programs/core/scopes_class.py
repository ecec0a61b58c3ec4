x = "global"


class A:
    x = "class"

    def f(self):
        return x

    def g(self):
        return self.x

    y = x + "!"


print(A().f(), A().g(), A.y)


def outer():
    x = "enclosing"

    class B:
        z = x

        def f(self):
            return x

    return B.z, B().f()


print(outer())
