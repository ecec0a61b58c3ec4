import sys

try:
    sys.exit()
except SystemExit as e:
    print("caught", e.code)
try:
    sys.exit("x")
finally:
    print("finally")
    raise SystemExit
