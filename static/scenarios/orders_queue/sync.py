from jobs import accept, handle
from lab import inbox

orders = []

for job in inbox():
    accept(job)
    orders.append(job)
    while orders:  # nobody else could take it: service A stops and does the work of B
        order = orders.pop(0)
        try:
            handle(order)
        except Exception as error:
            print(f"{order} failed: {error}")
