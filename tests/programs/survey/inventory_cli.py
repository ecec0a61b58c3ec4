"""Command processing without input()."""
import shlex
import argparse


def build():
    p = argparse.ArgumentParser(prog="inv", description="Inventory")
    sub = p.add_subparsers(dest="cmd", required=True)
    add = sub.add_parser("add")
    add.add_argument("name")
    add.add_argument("-n", "--number", type=int, default=1)
    sub.add_parser("list")
    return p


stock = {}
for line in ["add apple -n 3", "add 'green pear'", "list"]:
    args = build().parse_args(shlex.split(line))
    if args.cmd == "add":
        stock[args.name] = stock.get(args.name, 0) + args.number
    else:
        for k, v in sorted(stock.items()):
            print(f"{k}: {v}")
