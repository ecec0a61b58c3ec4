import random
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Transaction:
    kind: Kind
    amount: float
    note: str = ""


class InsufficientFundsError(Exception):
    pass


class BankAccount:
    interest_rate = 0.02
    _accounts: list["BankAccount"] = []

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self.__balance = balance
        self.history: list[Transaction] = []
        type(self)._accounts.append(self)

    @property
    def balance(self):
        return self.__balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("Deposit amount must be positive")
        self.__balance += amount
        self.history.append(Transaction(Kind.DEPOSIT, amount))

    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFundsError(f"{self.owner}: balance {self.__balance:.2f}, wanted {amount:.2f}")
        self.__balance -= amount
        self.history.append(Transaction(Kind.WITHDRAWAL, amount))

    def add_interest(self):
        self.deposit(self.balance * self.interest_rate)

    @classmethod
    def total(cls):
        return sum(a.balance for a in cls._accounts)

    @staticmethod
    def valid(number: str) -> bool:
        return number.isdigit() and len(number) == 8

    def __str__(self):
        return f"{self.owner}'s account: ${self.balance:,.2f}"


class SavingsAccount(BankAccount):
    interest_rate = 0.05

    def withdraw(self, amount):
        super().withdraw(amount + 1)
        print("fee applied")


random.seed(1)
accounts = [BankAccount("Ann", 100), SavingsAccount("Bob", 50.5)]
for _ in range(10):
    a = random.choice(accounts)
    amount = random.randint(1, 60)
    try:
        random.choice([a.deposit, a.withdraw])(amount)
    except InsufficientFundsError as e:
        print("!!", e)
for a in accounts:
    a.add_interest()
    print(a, len(a.history), a.history[-1])
print(round(BankAccount.total(), 2), BankAccount.valid("12345678"), accounts[0]._BankAccount__balance > 0)
try:
    accounts[0].__balance
except AttributeError as e:
    print(e)
try:
    accounts[0].balance = 10
except AttributeError as e:
    print(e)
accounts[0].deposit(-5)
