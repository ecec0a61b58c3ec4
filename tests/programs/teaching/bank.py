import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


class InsufficientFunds(Exception):
    pass


def transfer(a, b, amount):
    first, second = (a, b) if id(a) < id(b) else (b, a)
    with first.lock, second.lock:
        if a.balance < amount:
            raise InsufficientFunds(f"{a.balance} < {amount}")
        a.balance -= amount
        b.balance += amount


alice, bob = Account(1000), Account(500)


def many(a, b):
    for _ in range(100):
        try:
            transfer(a, b, 3)
        except InsufficientFunds as e:
            print("refused", e)


ts = [threading.Thread(target=many, args=p) for p in [(alice, bob), (bob, alice), (alice, bob)]]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(alice.balance, bob.balance, alice.balance + bob.balance)
try:
    transfer(bob, alice, 10_000)
except InsufficientFunds as e:
    print("refused:", e)
