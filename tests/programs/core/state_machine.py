class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.log = []

    def deposit(self, n):
        if n <= 0:
            raise ValueError("deposit must be positive")
        self.balance += n
        self.log.append(("in", n))

    def withdraw(self, n):
        if n > self.balance:
            raise InsufficientFunds(self.balance, n)
        self.balance -= n
        self.log.append(("out", n))


class InsufficientFunds(Exception):
    def __init__(self, have, want):
        super().__init__(f"have {have}, want {want}")
        self.missing = want - have


a = Account("Ann")
a.deposit(100)
for n in [30, 90, 70]:
    try:
        a.withdraw(n)
        print("withdrew", n)
    except InsufficientFunds as e:
        print(e, e.missing)
try:
    a.deposit(-1)
except ValueError as e:
    print(e)
print(a.balance, a.log)
