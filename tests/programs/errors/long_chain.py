"""A long chain of exceptions that were caught: its text takes as long as it has links, not their square."""
import traceback

N = 3_000
error = None
for number in range(N):
    try:
        raise ValueError(number)
    except ValueError as caught:
        if number % 2:
            caught.__cause__ = error
        else:
            caught.__context__ = error
        error = caught

lines = "".join(traceback.format_exception(error)).splitlines()
print(len(lines), lines[3], lines[-1])
print(sum(line.startswith("During") for line in lines), sum(line.startswith("The above") for line in lines))
