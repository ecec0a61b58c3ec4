class Pool:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, et, ev, tb):
        print("exit", et.__name__)


def load(name):
    try:
        with Pool() as p:
            return p.missing[name]
    except AttributeError as e:
        raise KeyError(name) from None


def process(names):
    results = []
    for n in names:
        try:
            results.append(load(n))
        except KeyError:
            print("retry", n)
            results.append(int(n))
    return results


print(process(["1"]))
print(process(["2", "three"]))
