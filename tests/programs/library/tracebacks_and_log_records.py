import traceback, sys, logging, io
def f(x):
    return 1 / x
try:
    f(0)
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(tb is not None, tb.tb_lineno, type(tb).__name__)
    for fr in traceback.extract_tb(tb):
        print(fr.lineno, fr.name, fr.line)
    print(traceback.format_exception_only(e))
    print(traceback.format_exception_only(type(e), e))
    print([l for l in traceback.format_exc().splitlines() if "^" not in l][-1])
    et, ev, etb = sys.exc_info()
    print(et.__name__, ev)
    traceback.print_exc()
    print(len(traceback.format_tb(tb)))
    print(tb.tb_next.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next.tb_next)
buf = io.StringIO()
log = logging.getLogger("app")
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("%(levelname)s %(name)s %(lineno)d %(funcName)s %(threadName)s %(processName)s %(message)s"))
log.addHandler(h); log.setLevel(logging.DEBUG)
def g():
    log.info("hello %s", "x")
    log.warning("warn %d", 5)
g()
log.error("at module")
try:
    f(0)
except ZeroDivisionError:
    log.exception("failed")
print([l for l in buf.getvalue().splitlines() if "^" not in l and "File" not in l])
