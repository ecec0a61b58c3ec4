class A:
    def go(self):
        self.inner()

    def inner(self):
        [x for x in [1, 0] if 1 / x]


A().go()
