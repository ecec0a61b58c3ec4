import sys

print("a")
sys.exit("went wrong")
