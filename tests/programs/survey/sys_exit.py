import sys
import atexit


@atexit.register
def goodbye():
    print("goodbye")


def check(value):
    if value < 0:
        sys.exit(f"error: negative value {value}")
    return value


try:
    sys.exit(4)
except SystemExit as e:
    print("caught exit", e.code)
try:
    try:
        check(-1)
    finally:
        print("cleanup")
except SystemExit as e:
    print(repr(e), e.args)
print(check(1), len(sys.argv), sys.version_info >= (3, 8), sys.maxsize == 2**63 - 1, sys.platform in ("linux", "emscripten"))
check(-2)
