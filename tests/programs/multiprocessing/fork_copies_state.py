from multiprocessing import Process

data = [1, 2]
config = {"mode": "before"}


def show():
    data.append(3)
    config["child"] = True
    print("child", data, config)


if __name__ == "__main__":
    config["mode"] = "at fork"
    p = Process(target=show)
    p.start()
    p.join()
    config["mode"] = "after"
    print("parent", data, config)
