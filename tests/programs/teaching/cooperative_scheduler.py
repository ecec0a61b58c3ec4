def countdown(name, n):
    while n:
        print(name, n)
        yield
        n -= 1
    return f"{name} lands"


class Scheduler:
    def __init__(self):
        self.ready = []

    def add(self, task):
        self.ready.append(task)

    def run(self):
        while self.ready:
            task = self.ready.pop(0)
            try:
                task.send(None)
            except StopIteration as stop:
                print(stop.value)
            else:
                self.ready.append(task)


s = Scheduler()
s.add(countdown("a", 2))
s.add(countdown("b", 3))
s.add(countdown("c", 1))
s.run()
