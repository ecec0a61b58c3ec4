def stop():
    raise SystemExit(7)


try:
    stop()
except Exception:
    print("not an Exception")
