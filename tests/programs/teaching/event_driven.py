class EventEmitter:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def register(f):
            self.handlers.setdefault(name, []).append(f)
            return f

        return register

    def emit(self, name, *args, **kwargs):
        return [h(*args, **kwargs) for h in self.handlers.get(name, [])]


bus = EventEmitter()


@bus.on("order")
def charge(order, *, vip=False):
    price = order["price"] * (0.9 if vip else 1)
    print(f"charge {price:.2f}")
    return price


@bus.on("order")
def mail(order, **_):
    print(f"mail {order['who']}")


print(bus.emit("order", {"price": 10, "who": "ann"}))
print(bus.emit("order", {"price": 20, "who": "bob"}, vip=True))
print(bus.emit("nothing"))
