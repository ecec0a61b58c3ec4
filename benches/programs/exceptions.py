"""Errors that are raised, passed through, turned into others and caught."""

SIZE = 300_000  # in tests: 300


class BadOrder(Exception):
    def __init__(self, number, reason):
        super().__init__(f"order {number}: {reason}")
        self.reason = reason


STOCK = {"tea": 4, "coffee": 7, "cocoa": 0}


def price_of(item):
    return STOCK[item]


def pieces(number):
    return int(("3", "two", "12", "")[number % 4])


def book(number):
    item = ("tea", "coffee", "cocoa", "juice", "tea")[number % 5]
    try:
        amount = pieces(number)
        price = price_of(item)
        return 100 // price * amount
    except KeyError as error:
        raise BadOrder(number, f"no {error.args[0]}") from error
    except ValueError:
        return -1


def book_all(n):
    income = 0
    reasons = {}
    n_open = 0
    for number in range(n):
        n_open += 1
        try:
            income += book(number)
        except BadOrder as bad:
            reasons[bad.reason] = reasons.get(bad.reason, 0) + 1
        except ArithmeticError as error:
            reasons[str(error)] = reasons.get(str(error), 0) + 1
        else:
            income += 1
        finally:
            n_open -= 1
    return income, reasons, n_open


print(*book_all(SIZE))
