"""Objects that call each other's methods: a bank of accounts, some of them with a rule of their own."""

SIZE = 600_000  # in tests: 400


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.n_bookings = 0

    def may_withdraw(self, amount):
        return self.balance >= amount

    def withdraw(self, amount):
        if not self.may_withdraw(amount):
            return False
        self.balance -= amount
        self.n_bookings += 1
        return True

    def deposit(self, amount):
        self.balance += amount
        self.n_bookings += 1


class CreditAccount(Account):
    LIMIT = 500

    def may_withdraw(self, amount):
        return self.balance + self.LIMIT >= amount


class Bank:
    def __init__(self, n_accounts):
        self.accounts = []
        for number in range(n_accounts):
            kind = CreditAccount if number % 3 == 0 else Account
            self.accounts.append(kind(number, 1_000))
        self.n_refused = 0

    def transfer(self, source, target, amount):
        if self.accounts[source].withdraw(amount):
            self.accounts[target].deposit(amount)
        else:
            self.n_refused += 1

    @property
    def total(self):
        return sum(account.balance for account in self.accounts)


bank = Bank(100)
for n in range(SIZE):
    bank.transfer(n % 100, n * 7 % 100, n * 13 % 400)
print(bank.total, "in all,", bank.n_refused, "refused")
for account in bank.accounts[:4]:
    print(type(account).__name__, account.number, account.balance, account.n_bookings)
