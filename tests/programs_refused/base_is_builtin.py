print("must not run")


class Stack(list):  # refused: based on `list`
    def push(self, x):
        self.append(x)
