# Warnings and the exceptions of threads go where sys.stderr leads.
import sys, io, threading, warnings, contextlib
buf=io.StringIO()
with contextlib.redirect_stderr(buf):
    def f(): 1/0
    t=threading.Thread(target=f,name="T"); t.start(); t.join()
    warnings.warn("careful")
print("Exception in thread T:" in buf.getvalue(), "ZeroDivisionError" in buf.getvalue(), "UserWarning: careful" in buf.getvalue())
old=sys.stderr; sys.stderr=io.StringIO(); warnings.warn("again"); s=sys.stderr.getvalue(); sys.stderr=old; print("again" in s)
