"""argparse: options and arguments of a command line. Programs here have none but those they give themselves."""
import sys as _sys
from os.path import basename as _basename

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument) if argument is not None else None
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


Namespace.__hash__ = None


class Action:
    """One option or argument."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, kind="store", version=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self._kind = kind
        self._version = version

    def _takes_nothing(self):
        return self.nargs == 0

    def _shown(self):
        """What stands for its values in a usage."""
        if isinstance(self.metavar, tuple):
            return self.metavar[0]
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(choice) for choice in self.choices]) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _values_shown(self):
        shown = self._shown()
        if self.nargs == "?":
            return f"[{shown}]"
        if self.nargs == "*":
            return f"[{shown} ...]"
        if self.nargs == "+":
            return f"{shown} [{shown} ...]"
        if self.nargs == "...":
            return "..."
        if self.nargs == "A...":
            return f"{shown} ..."
        if isinstance(self.nargs, int):
            return " ".join(self.metavar if isinstance(self.metavar, tuple) else [shown] * self.nargs)
        return shown


def _name_of(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar is not None:
        return action.metavar
    if action.choices is not None and action.nargs == "A...":
        return action.dest if action.dest != SUPPRESS else "{" + ",".join(action.choices) + "}"
    return action.dest


class _Group:
    """Actions under a title; those of an exclusive group exclude each other."""

    def __init__(self, parser, title=None, description=None, required=False, is_exclusive=False):
        self._parser = parser
        self.title = title
        self.description = description
        self.required = required
        self._is_exclusive = is_exclusive
        self._members = []

    def add_argument(self, *args, **kwargs):
        action = self._parser._make(args, kwargs)
        self._members.append(action)
        self._parser._add(action, None if self._is_exclusive else self)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


class _Subparsers(Action):
    def __init__(self, parser, dest, required, title, description, help, metavar, prog):
        Action.__init__(self, [], dest, "A...", None, None, None, {}, required, help, metavar, "parsers")
        self._parser = parser
        self._prog = prog
        self._helps = []

    def add_parser(self, name, *, help=None, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog} {name}"
        made = ArgumentParser(**kwargs)
        self.choices[name] = made
        if help is not None:
            self._helps.append((name if not aliases else f"{name} ({', '.join(aliases)})", help))
        for alias in aliases:
            self.choices[alias] = made
        return made


_NARGS_OF_KIND = {"store_true": 0, "store_false": 0, "store_const": 0, "append_const": 0, "count": 0, "help": 0,
                  "version": 0}
_KINDS = ("store", "append", "extend", *_NARGS_OF_KIND)


class BooleanOptionalAction(Action):
    pass


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = _basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.exit_on_error = exit_on_error
        self._formatter = formatter_class
        self._default = argument_default
        self._actions = []
        self._groups = []
        self._exclusive = []
        self._group_of = {}
        self._defaults = {}
        self._subparsers = None
        self._subparsers_group = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if action._kind != "help":
                    self._add(action, None)
            self._defaults.update(parent._defaults)

    # What may be given.

    def add_argument(self, *args, **kwargs):
        action = self._make(args, kwargs)
        self._add(action, None)
        return action

    def _make(self, args, kwargs):
        kind = kwargs.pop("action", "store")
        if kind is BooleanOptionalAction:
            kind = "boolean"
        elif not isinstance(kind, str):
            raise NotImplementedError("actions that are classes are not part of this simulated Python's argparse")
        elif kind not in _KINDS:
            raise ValueError(f'unknown action "{kind}"')
        dest = kwargs.pop("dest", None)
        options = list(args) if args and args[0][:1] == "-" else []
        if options:
            if dest is None:
                long = [option for option in options if option[:2] == "--"]
                dest = (long or options)[0].lstrip("-").replace("-", "_")
        elif args:
            if dest is not None:
                raise ValueError("dest supplied twice for positional argument")
            dest = args[0]
        if kind == "boolean":
            options += ["--no-" + option[2:] for option in options if option[:2] == "--"]
            kwargs["nargs"] = 0
        if kind in _NARGS_OF_KIND:
            kwargs["nargs"] = _NARGS_OF_KIND[kind]
        if kind == "store_true":
            kwargs.setdefault("default", False)
            kwargs["const"] = True
        elif kind == "store_false":
            kwargs.setdefault("default", True)
            kwargs["const"] = False
        elif kind == "version":
            kwargs.setdefault("help", "show program's version number and exit")
            kwargs["default"] = SUPPRESS
        if "default" not in kwargs:
            kwargs["default"] = self._default
        action = Action(options, dest, kind=kind, **kwargs)
        if not options:
            action.required = action.nargs not in ("?", "*", "...")
        return action

    def _add(self, action, group):
        for option in action.option_strings:
            for other in self._actions:
                if option in other.option_strings:
                    raise ArgumentError(action, f"conflicting option string: {option}")
        self._actions.append(action)
        if group is not None:
            self._group_of[id(action)] = group

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, required=required, is_exclusive=True)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, required=False, help=None, metavar=None,
                       prog=None, parser_class=None):
        if prog is None:
            arguments = [action._values_shown() for action in self._actions if not action.option_strings]
            prog = " ".join([self.prog, *arguments])
        made = _Subparsers(self, dest, required, title, description, help, metavar, prog)
        self._actions.append(made)
        if title is not None or description is not None:
            group = _Group(self, title or "subcommands", description)
            self._groups.append(group)
            self._group_of[id(made)] = group
        self._subparsers = made
        return made

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # What is given.

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as error:
            self.error(str(error))

    def _find(self, text):
        """The option that a word of the command line names, what it says it is, and its value if it has one."""
        if text[:1] != "-" or text == "-":
            return None
        for action in self._actions:
            if text in action.option_strings:
                return action, text, None
        name, equals, value = text.partition("=")
        if equals:
            for action in self._actions:
                if name in action.option_strings:
                    return action, name, value
        if text[:2] == "--":
            found = [(action, option) for action in self._actions for option in action.option_strings
                     if option.startswith(name)]
            if len(found) > 1:
                names = ", ".join([option for _, option in found])
                raise ArgumentError(None, f"ambiguous option: {text} could match {names}")
            if found:
                return found[0][0], found[0][1], value if equals else None
        else:
            for action in self._actions:
                if text[:2] in action.option_strings:
                    return action, text[:2], text[2:]
        if _is_number(text) and not any([_is_number(option) for action in self._actions
                                         for option in action.option_strings]):
            return None
        if " " in text:
            return None
        return None, text, None

    def _parse(self, args, namespace):
        seen = []
        rest = []
        positionals = [action for action in self._actions if not action.option_strings]
        at = 0
        is_literal = False
        while at < len(args):
            word = args[at]
            found = None
            if not is_literal:
                if word == "--":
                    is_literal = True
                    at += 1
                    continue
                found = self._find(word)
            if found is None:
                taken = self._take_positionals(args, at, is_literal, positionals, namespace, seen, rest)
                at += taken
                if not taken:
                    rest.append(word)
                    at += 1
                continue
            action, option, value = found
            at += 1
            if action is None:
                rest.append(word)
            else:
                at = self._take_option(action, option, value, args, at, namespace, seen)
        self._take_positionals(args, at, is_literal, positionals, namespace, seen, rest, True)
        self._check(seen, namespace)
        return namespace, rest

    def _take_option(self, action, option, value, args, at, namespace, seen):
        if value is not None and action._takes_nothing():
            if option[:2] == "--":
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            # Several short options in one word.
            self._act(action, option, [], namespace, seen)
            found = self._find("-" + value)
            if found is None or found[0] is None:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            return self._take_option(found[0], found[1], found[2], args, at, namespace, seen)
        if value is not None:
            self._act(action, option, [value], namespace, seen)
            return at
        end = at
        while end < len(args) and args[end] != "--" and self._find(args[end]) is None:
            end += 1
        count = _how_many(action.nargs, end - at)
        if count is None:
            raise ArgumentError(action, _expected(action.nargs))
        self._act(action, option, args[at:at + count], namespace, seen)
        return at + count

    def _take_positionals(self, args, at, is_literal, positionals, namespace, seen, rest, is_end=False):
        """Gives the words from a place on to as many positional arguments as they suffice for; how many were
        taken."""
        end = at
        while end < len(args) and (is_literal or args[end] != "--" and self._find(args[end]) is None):
            end += 1
        begin = at
        while positionals:
            action = positionals[0]
            if action.nargs in ("...", "A..."):
                count = len(args) - at
                if count == 0 and action.nargs == "A...":
                    break
            else:
                later = sum([_least(other.nargs) for other in positionals[1:]])
                count = _how_many(action.nargs, max(end - at - later, min(end - at, _least(action.nargs))))
                if count is None or count == 0 and not is_end and at == end:
                    break
            positionals.pop(0)
            words = args[at:at + count]
            at += count
            if action._kind == "parsers":
                seen.append(action)
                rest.extend(self._descend(action, words, namespace))
                continue
            self._act(action, None, words, namespace, seen)
        return at - begin

    def _descend(self, action, words, namespace):
        name = words[0]
        if action.dest is not SUPPRESS:
            setattr(namespace, action.dest, name)
        if name not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            if action.dest is SUPPRESS:
                raise ArgumentError(action, f"invalid choice: {name!r} (choose from {choices})")
            raise ArgumentError(action, f"invalid choice: {name!r} (choose from {choices})")
        found, rest = action.choices[name].parse_known_args(words[1:], None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        return rest

    def _value(self, action, text):
        kind = action.type
        if kind is None:
            value = text
        else:
            try:
                value = kind(text)
            except ArgumentTypeError as error:
                raise ArgumentError(action, str(error)) from None
            except (TypeError, ValueError):
                name = getattr(kind, "__name__", repr(kind))
                raise ArgumentError(action, f"invalid {name} value: {text!r}") from None
        self._check_choice(action, value)
        return value

    def _check_choice(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def _act(self, action, option, words, namespace, seen):
        if words or action.option_strings or action.nargs not in ("?", "*"):
            seen.append(action)
            for group in self._exclusive:
                if action in group._members:
                    for other in group._members:
                        if other is not action and other in seen:
                            raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        kind = action._kind
        dest = action.dest
        if kind == "help":
            self.print_help()
            self.exit()
        if kind == "version":
            print(action._version.replace("%(prog)s", self.prog))
            self.exit()
        if kind == "boolean":
            setattr(namespace, dest, not option.startswith("--no-"))
        elif kind in ("store_true", "store_false", "store_const"):
            setattr(namespace, dest, action.const)
        elif kind == "count":
            setattr(namespace, dest, (getattr(namespace, dest, None) or 0) + 1)
        elif kind == "append_const":
            setattr(namespace, dest, [*(getattr(namespace, dest, None) or ()), action.const])
        else:
            value = self._values(action, words)
            if kind == "append":
                value = [*(getattr(namespace, dest, None) or ()), value]
            elif kind == "extend":
                value = [*(getattr(namespace, dest, None) or ()), *value]
            setattr(namespace, dest, value)

    def _values(self, action, words):
        if action.nargs == "?" and not words:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) else value
        if action.nargs == "*" and not words and not action.option_strings:
            return action.default if action.default is not None else []
        values = [self._value(action, word) for word in words]
        return values[0] if action.nargs in (None, "?") else values

    def _check(self, seen, namespace):
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and action.type is not None:
                if getattr(namespace, action.dest, None) is action.default:
                    setattr(namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for group in self._exclusive:
            if group.required and not any([action in seen for action in group._members]):
                names = " ".join([_name_of(action) for action in group._members])
                raise ArgumentError(None, f"one of the arguments {names} is required")

    # Texts.

    def format_usage(self):
        return "usage: " + self._usage() + "\n"

    def _usage(self):
        if self.usage is not None:
            return self.usage.replace("%(prog)s", self.prog)
        options, arguments, done = [], [], []
        for action in self._actions:
            if action in done or action.help is SUPPRESS:
                continue
            group = next((group for group in self._exclusive if action in group._members), None)
            if group is not None:
                shown = " | ".join([_usage_of(member, True) for member in group._members])
                options.append(f"({shown})" if group.required else f"[{shown}]")
                done.extend(group._members)
            elif action.option_strings:
                shown = _usage_of(action, action.required)
                options.append(shown)
            else:
                arguments.append(action._values_shown())
        whole = " ".join([self.prog, *options, *arguments])
        if len("usage: " + whole) <= 78:
            return whole
        indent = " " * (len("usage: ") + len(self.prog) + 1)
        if len("usage: ") + len(self.prog) > 0.75 * 78:
            indent = " " * len("usage: ")
            lines = _lines_of(options + arguments, indent, indent)
            return "\n".join([self.prog, *lines])
        lines = _lines_of([self.prog, *options], indent, " " * len("usage: "))
        lines += _lines_of(arguments, indent, indent)
        return "\n".join(lines).lstrip()

    def format_help(self):
        parts = [self.format_usage()]
        if self.description:
            parts.append(self._paragraph(self.description))
        sections = [("positional arguments", None, [action for action in self._actions
                                                    if not action.option_strings and id(action) not in self._group_of]),
                    ("options", None, [action for action in self._actions
                                       if action.option_strings and id(action) not in self._group_of])]
        for group in self._groups:
            members = [action for action in self._actions if self._group_of.get(id(action)) is group]
            sections.append((group.title, group.description, members))
        rows = [(title, description, [row for action in members if action.help is not SUPPRESS
                                      for row in self._rows(action)])
                for title, description, members in sections]
        widest = max([len(row[0]) + row[2] for _, _, section in rows for row in section] or [0])
        column = min(widest + 4, 24)
        for title, description, section in rows:
            if not section and not description:
                continue
            text = title + ":\n" if title else ""
            if description:
                text += "  " + description + "\n\n"
            for left, right, deeper in section:
                text += self._row(left, right, 2 + deeper, column)
            parts.append(text)
        if self.epilog:
            parts.append(self._paragraph(self.epilog))
        return "\n".join(parts)

    def _paragraph(self, text):
        text = text.replace("%(prog)s", self.prog)
        if issubclass(self._formatter, RawDescriptionHelpFormatter):
            return text.rstrip("\n") + "\n"
        return "\n".join(_wrapped(text, 78)) + "\n"

    def _rows(self, action):
        if action.option_strings:
            if action._takes_nothing():
                left = ", ".join(action.option_strings)
            else:
                left = ", ".join([f"{option} {action._values_shown()}" for option in action.option_strings])
        else:
            left = action._shown()
        right = action.help
        if right is not None:
            if (self._formatter is ArgumentDefaultsHelpFormatter and "%(default)" not in right
                    and action.default is not SUPPRESS and (action.option_strings or action.nargs in ("?", "*"))):
                right += " (default: %(default)s)"
            right = right % {"default": action.default, "prog": self.prog, "dest": action.dest,
                             "type": getattr(action.type, "__name__", None), "metavar": action.metavar,
                             "const": action.const, "choices": None if action.choices is None
                             else ", ".join([str(choice) for choice in action.choices])}
        rows = [(left, right, 0)]
        if action._kind == "parsers":
            rows += [(name, help, 2) for name, help in action._helps]
        return rows

    def _row(self, left, right, indent, column):
        if not right:
            return " " * indent + left + "\n"
        lines = right.splitlines() if issubclass(self._formatter, RawTextHelpFormatter) else _wrapped(
            right, max(78 - column, 11))
        if len(left) <= column - indent - 2:
            text = (" " * indent + left).ljust(column) + lines.pop(0) + "\n"
        else:
            text = " " * indent + left + "\n"
        for line in lines:
            text += " " * column + line + "\n"
        return text

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file or _sys.stdout)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file or _sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _usage_of(action, is_bare):
    option = " | ".join(action.option_strings) if action._kind == "boolean" else action.option_strings[0]
    shown = option if action._takes_nothing() else f"{option} {action._values_shown()}"
    return shown if is_bare else f"[{shown}]"


def _lines_of(parts, indent, first):
    """Parts in lines of at most 78 characters."""
    lines, line, length = [], [], len(first) - 1
    for part in parts:
        if length + 1 + len(part) > 78 and line:
            lines.append(indent + " ".join(line))
            line, length = [], len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    return lines


def _wrapped(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line] if line else lines


def _is_number(text):
    body = text[1:]
    return text[:1] == "-" and body.replace(".", "", 1).isdigit()


def _least(nargs):
    if isinstance(nargs, int):
        return nargs
    return 0 if nargs in ("?", "*", "...") else 1


def _how_many(nargs, available):
    if nargs is None:
        return 1 if available else None
    if isinstance(nargs, int):
        return nargs if available >= nargs else None
    if nargs == "?":
        return min(available, 1)
    if nargs == "+":
        return available or None
    return available


def _expected(nargs):
    if nargs is None:
        return "expected one argument"
    if nargs == "?":
        return "expected at most one argument"
    if nargs == "+":
        return "expected at least one argument"
    return f"expected {nargs} argument" + ("" if nargs == 1 else "s")
