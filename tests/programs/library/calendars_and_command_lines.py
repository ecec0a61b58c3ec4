import argparse
import calendar
import shlex
import sys
from datetime import date

print(calendar.month(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 10, w=3))
print(calendar.calendar(2025, m=4, c=2))
print([y for y in range(1896, 1913) if calendar.isleap(y)], calendar.leapdays(2000, 2025), calendar.monthrange(2023, 2))
print(list(calendar.day_name), calendar.month_name[5], calendar.month_abbr[12], calendar.weekday(2024, 7, 4), calendar.timegm((2024, 1, 2, 3, 4, 5)))
print(calendar.monthcalendar(2024, 9), list(calendar.Calendar(6).itermonthdates(2024, 2))[0] == date(2024, 1, 28))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(type(error).__name__, error)


def positive(text):
    number = int(text)
    if number <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return number


def parser():
    made = argparse.ArgumentParser(prog="crawl", description="Fetches pages with several workers at the same time, and says what it has fetched.", epilog="That is all.")
    made.add_argument("urls", nargs="+", metavar="URL", help="what to fetch")
    made.add_argument("-w", "--workers", type=positive, default=4, help="number of workers (default: %(default)s)")
    made.add_argument("-v", "--verbose", action="count", default=0)
    made.add_argument("--mode", choices=["fast", "slow"], default="fast")
    made.add_argument("--tag", action="append", help="may be given several times")
    made.add_argument("--dry-run", action="store_true")
    made.add_argument("--size", nargs=2, type=float, metavar=("W", "H"))
    return made


for line in ("a b", "-w 2 -vv a", "--workers=3 --mode slow a --tag x --tag 'y z'", "--dry-run --size 1 2.5 -- -a", "", "-w 0 a",
             "-w many a", "--mode other a", "--unknown a", "--size 1 a", "--help"):
    try:
        print(parser().parse_args(shlex.split(line)))
    except SystemExit as stop:
        sys.stdout.flush()
        print("exit", stop.code)

commands = argparse.ArgumentParser(prog="tool")
subs = commands.add_subparsers(dest="command", required=True)
add = subs.add_parser("add", help="adds")
add.add_argument("numbers", type=int, nargs="*")
add.set_defaults(run=sum)
subs.add_parser("list").add_argument("--all", action=argparse.BooleanOptionalAction, default=False)
args = commands.parse_args(["add", "1", "2", "3"])
print(args.command, args.run(args.numbers), vars(commands.parse_args(["list", "--all"])))
print(argparse.ArgumentParser().parse_args([]), shlex.quote("it's"), shlex.join(["a b", "c"]))
commands.parse_args(["fly"])
