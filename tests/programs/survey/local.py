import threading
import time

ctx = threading.local()
ctx.user = "main-user"


class Session(threading.local):
    count = 0

    def __init__(self, db):
        self.db = db
        self.log = []


session = Session("sqlite")
out = {}


def handler(user):
    try:
        ctx.user
    except AttributeError as e:
        msg = str(e)
    ctx.user = user
    session.count += 1
    session.log.append(user)
    time.sleep(0.01)
    out[user] = (ctx.user, session.count, session.log, session.db, msg)


threads = [threading.Thread(target=handler, args=(u,)) for u in ("ann", "bob")]
for t in threads:
    t.start()
for t in threads:
    t.join()
for k in sorted(out):
    print(k, out[k])
print(ctx.user, session.log, hasattr(ctx, "nothing"), sorted(ctx.__dict__))
