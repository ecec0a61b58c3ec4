from multiprocessing import Pipe, Process


def sender(connection, n):
    with connection:
        for i in range(n):
            connection.send(i)


def echo(connection):
    try:
        while True:
            connection.send(connection.recv() * 2)
    except EOFError:
        print("echo: no more")


if __name__ == "__main__":
    here, there = Pipe(duplex=False)
    p = Process(target=sender, args=(there, 3))
    p.start()
    there.close()
    while True:
        try:
            print(here.recv())
        except EOFError as e:
            print("end", repr(e))
            break
    p.join()
    here, there = Pipe()
    child = Process(target=echo, args=(there,))
    child.start()
    there.close()
    for i in range(3):
        here.send(i)
        print(here.recv())
    print(here.poll(), here.closed)
    try:
        there.send(1)
    except OSError as e:
        print(e)
    child.terminate()
    child.join()
