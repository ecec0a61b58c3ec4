import logging, sys, threading
logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s %(threadName)s %(name)s: %(message)s", stream=sys.stdout)
log = logging.getLogger("app"); sub = logging.getLogger("app.db")
log.info("hello %s %d", "x", 3); sub.debug("deep"); log.warning("warn")
t = threading.Thread(target=lambda: log.error("from thread"), name="worker"); t.start(); t.join()
try: 1/0
except ZeroDivisionError: log.error("bad %s", "x", exc_info=False)
sub.setLevel(logging.ERROR); sub.warning("no"); print(sub.getEffectiveLevel(), log.isEnabledFor(10), sub)
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("[{levelname}] {message}", style="{")); log.addHandler(h); log.propagate = False
log.info("own"); log.info({"a": 1}); log.info("%(k)s", {"k": "v"})
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLogger("app") is log)
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
log.addFilter(F()); log.info("secret"); log.info("public")
