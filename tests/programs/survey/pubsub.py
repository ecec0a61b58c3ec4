import asyncio
import json
from dataclasses import dataclass, field, asdict


@dataclass
class Message:
    topic: str
    body: dict
    tags: list[str] = field(default_factory=list)


class Broker:
    def __init__(self):
        self.subscriptions: dict[str, set[asyncio.Queue]] = {}

    def publish(self, message: Message):
        for q in self.subscriptions.get(message.topic, set()) | self.subscriptions.get("*", set()):
            q.put_nowait(message)

    def subscribe(self, topic):
        return Subscription(self, topic)


class Subscription:
    def __init__(self, broker, topic):
        self.broker, self.topic = broker, topic
        self.queue = asyncio.Queue()

    def __enter__(self):
        self.broker.subscriptions.setdefault(self.topic, set()).add(self.queue)
        return self.queue

    def __exit__(self, *args):
        self.broker.subscriptions[self.topic].remove(self.queue)


async def reader(name, broker, topic, out):
    with broker.subscribe(topic) as queue:
        while (msg := await queue.get()) is not None and msg.body.get("type") != "stop":
            out.append((name, json.dumps(asdict(msg), sort_keys=True)))


async def main():
    broker, out = Broker(), []
    tasks = [asyncio.ensure_future(reader(n, broker, t, out)) for n, t in [("A", "news"), ("B", "sport"), ("C", "*")]]
    await asyncio.sleep(0)
    broker.publish(Message("news", {"title": "Python"}, ["py"]))
    broker.publish(Message("sport", {"score": [1, 2], "final": True, "x": None}))
    broker.publish(Message("weather", {"temp": -3.5, "unit": "°C"}))
    for topic in ("news", "sport"):
        broker.publish(Message(topic, {"type": "stop"}))
    await asyncio.wait(tasks)
    for line in sorted(out):
        print(*line)
    print({k: len(v) for k, v in broker.subscriptions.items()})

asyncio.run(main())
