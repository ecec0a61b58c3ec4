from multiprocessing import Process, Queue

text = ["the cat sat", "the dog sat", "a cat ran"]


def mapper(lines, out):
    counts = {}
    for line in lines:
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    out.put(counts)


if __name__ == "__main__":
    out = Queue()
    workers = [Process(target=mapper, args=([line], out)) for line in text]
    for w in workers:
        w.start()
    total = {}
    for _ in workers:
        for word, n in out.get().items():
            total[word] = total.get(word, 0) + n
    for w in workers:
        w.join()
    for word, n in sorted(total.items(), key=lambda p: (-p[1], p[0])):
        print(word, n)
