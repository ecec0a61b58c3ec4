"""Everybody who writes tracebacks writes carets."""
import threading, logging, traceback, sys, asyncio
def div(a, b):
    return a / b
def thread_body(): 
    print(div(1, 0) + 1)   
t = threading.Thread(target=thread_body, name="T"); t.start(); t.join()
logging.basicConfig(stream=sys.stderr, format="%(message)s")
try:
    div(1,
        0)
except ZeroDivisionError as e:
    logging.exception("oh")
    traceback.print_exc()
    
    print([f.splitlines()[1:] for f in traceback.format_tb(e.__traceback__)])
    print("".join(traceback.TracebackException.from_exception(e).format()), file=sys.stderr)
    
    for f in traceback.extract_tb(e.__traceback__): print(f.name, f.line, f.lineno)
    print([f.splitlines()[1:] for f in traceback.format_list(traceback.extract_tb(e.__traceback__))])
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next.tb_lineno)
    tb = e.__traceback__
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t, v, tb is None)
        traceback.print_exception(t, v, tb)
        traceback.print_tb(tb)
        return True
with M(): div(1, 0)   
with M():
    x = ("中文", div(1, 0))   
with M():
	x = 5; y = [1,2][x]	
try:
    raise ValueError("x").with_traceback(tb)
except ValueError as e:
    print("".join(traceback.format_exception(e)), file=sys.stderr)
    e.__traceback__ = None
    print("".join(traceback.format_exception(e)), file=sys.stderr)
    try: raise e
    except ValueError as f: print("".join(traceback.format_exception(f)), file=sys.stderr)
async def bad():
    await asyncio.sleep(0)
    return {"a": 1}["b"] + 1
async def main():
    asyncio.create_task(bad())
    asyncio.get_running_loop().call_soon(div, 1, 0)
    asyncio.get_running_loop().call_soon(lambda: div(1, 0) + 1)
    await asyncio.sleep(0.1)
    await asyncio.gather(
        bad(), bad())
try:
    asyncio.run(main())
except KeyError: traceback.print_exc()
def deep(n):
    if n == 0: print("中文" + 1, x)   
    return deep(n - 1) + 1
try: deep(7)
except TypeError as e: raise RuntimeError("é") from e; x = 1   
