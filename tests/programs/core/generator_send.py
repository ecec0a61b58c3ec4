def echo():
    received = []
    try:
        while True:
            x = yield len(received)
            if x is None:
                continue
            received.append(x)
            print("got", x)
    except GeneratorExit:
        print("closed", received)
        raise
    finally:
        print("finally")


g = echo()
print(next(g), g.send("a"), g.send("b"), next(g))
g.close()


def thrown():
    while True:
        try:
            yield "ok"
        except ValueError as e:
            yield f"caught {e}"


t = thrown()
print(next(t), t.throw(ValueError("x")), next(t))
try:
    t.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
try:
    next(t)
except StopIteration:
    print("dead")
