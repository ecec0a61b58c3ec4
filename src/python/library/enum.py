"""enum: classes with a fixed set of members. The metaclass makes members of what a class body binds."""

import types as _types

_DESCRIPTORS = ("function", "property", "staticmethod", "classmethod", "builtin_function_or_method")


class auto:
    """Stands in a class body for the value that comes next, or for what operators make of such."""

    def __init__(self, value=None):
        self.value = value
        self._made_of = None

    def _resolve(self, next_value):
        if self._made_of is not None:
            operate, a, b = self._made_of
            self.value = operate(_resolved(a), _resolved(b))
        elif self.value is None:
            self.value = next_value()
        return self.value

    def __or__(self, other):
        return _later(lambda a, b: a | b, self, other)

    def __and__(self, other):
        return _later(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _later(lambda a, b: a ^ b, self, other)

    def __ror__(self, other):
        return _later(lambda a, b: b | a, self, other)

    def __rand__(self, other):
        return _later(lambda a, b: b & a, self, other)


def _later(operate, a, b):
    made = auto()
    made._made_of = operate, a, b
    return made


def _resolved(value):
    return value._resolve(None) if isinstance(value, auto) else value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_member(name, value):
    if name[:1] == "_" and (name[:2] == "__" or name[-1:] == "_"):
        return False
    if isinstance(value, nonmember):
        return False
    kind = type(value)
    return kind.__name__ not in _DESCRIPTORS and not hasattr(kind, "__get__")


def _data_type(cls):
    """What the members are beside members: the class of data among the bases, or object."""
    candidate = None
    for base in cls.__mro__[1:]:
        if base is object or isinstance(base, EnumType):
            continue
        if "__new__" in vars(base):
            return candidate or base
        candidate = candidate or base
    return object


class EnumType(type):
    def _made_(cls):
        own = vars(cls)
        entries = list(own.items())
        values = [(name, value) for name, value in entries if _is_member(name, value)]
        cls._member_map_ = {}
        cls._value2member_map_ = []
        cls._member_names_ = []
        data_type = cls._member_type_ = _data_type(cls)
        if data_type is not object:
            cls._choose_texts(own, data_type)
        for name, value in entries:
            if isinstance(value, nonmember):
                setattr(cls, name, value.value)
        if not values:
            return
        for base in cls.__mro__[1:]:
            if vars(base).get("_member_names_"):
                raise TypeError(f"{cls!r} cannot extend {base!r}")
        previous = []
        for name, value in values:
            if isinstance(value, member):
                value = value.value
            value = cls._value_of(name, value, previous)
            cls._add(name, value)

    def _choose_texts(cls, own, data_type):
        """Whose `__repr__`, `__str__` and `__format__` members have that are data as well."""
        is_plain = ReprEnum in cls.__bases__
        for name in ("__repr__", "__str__", "__format__"):
            if name in own:
                continue
            found = getattr(cls, name)
            if is_plain and name != "__repr__":
                method = getattr(data_type, name)
                setattr(cls, name, getattr(data_type, "__repr__") if method is object.__str__
                        else method)
            elif found is getattr(object, name) or found is getattr(data_type, name, None):
                setattr(cls, name, getattr(cls.__bases__[-1], name))

    def _value_of(cls, name, value, previous):
        """The value a member is made of: each `auto()` in it is the next one."""
        if isinstance(value, auto):
            value = value._resolve(
                lambda: cls._generate_next_value_(name, 1, len(previous), previous[:]))
        elif type(value) is tuple and any([isinstance(part, auto) for part in value]):
            value = tuple([cls._value_of(name, part, previous) if isinstance(part, auto) else part
                           for part in value])
            return value
        previous.append(value)
        return value

    def _add(cls, name, value):
        args = value if type(value) is tuple else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        new = cls.__new__
        if new is object.__new__:
            made = object.__new__(cls)
            if not hasattr(made, "_value_"):
                made._value_ = value
        else:
            made = new(cls, *args)
            if not hasattr(made, "_value_"):
                kind = cls._member_type_
                made._value_ = value if kind is object else kind(*args)
        for other in cls._member_map_.values():
            if other._value_ == made._value_:
                object.__setattr__(cls, name, other)
                cls._member_map_[name] = other
                return
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        init = getattr(cls, "__init__", None)
        if type(init).__name__ == "function":
            made.__init__(*args)
        object.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        if not hasattr(cls, "_boundary_") or _is_single_bit(made._value_):
            cls._member_names_.append(name)

    def __setattr__(cls, name, value):
        if name in (vars(cls).get("_member_map_") or ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        object.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in (vars(cls).get("_member_map_") or ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    def _made_of(cls, name, names, mixin, start):
        """`Enum("Color", "RED GREEN")`: the class that has these members."""
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            names = list(names.items())
        namespace = {}
        previous = []
        for entry in list(names):
            if isinstance(entry, str):
                value = cls._generate_next_value_(entry, start, len(previous), previous[:])
                previous.append(value)
                namespace[entry] = value
            else:
                namespace[entry[0]] = entry[1]
        return type(name, (cls,) if mixin is None else (mixin, cls), namespace)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is not None:
            return cls._made_of(value, names, type, start)
        if isinstance(value, cls):
            return value
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
        found = cls._missing_(value)
        if isinstance(found, (cls, int)) and (isinstance(found, cls) or cls._boundary_ is EJECT):
            return found
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None "
                        "or a valid member")

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"'{type(value).__qualname__}' and '{type(cls).__qualname__}'")
        return isinstance(value, cls)

    def __repr__(cls):
        return f"<{'flag' if issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"


EnumMeta = EnumType


class _Members:
    """`Color.__members__`"""

    def __get__(self, obj, cls=None):
        return _types.MappingProxyType(cls._member_map_)


class _FromMember:
    """`name` and `value`, which a member may also have as its own name."""

    def __init__(self, attribute):
        self._attribute = attribute

    def __get__(self, obj, cls=None):
        if obj is None:
            raise AttributeError(self._attribute.strip("_"))
        return getattr(obj, self._attribute)

    def __set__(self, obj, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute "
                             f"{self._attribute.strip('_')!r}")


class Enum(metaclass=EnumType):
    __members__ = _Members()
    name = _FromMember("_name_")
    value = _FromMember("_value_")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to increment the last value: "
                            f"{last_values[-1]!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return (type(self), (self._value_,))


class ReprEnum(Enum):
    """Members show as their data, but for `repr`."""


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _is_single_bit(value):
    return not isinstance(value, int) or value > 0 and value & (value - 1) == 0


def show_flag_values(value):
    return [1 << at for at in range(int(value).bit_length()) if value >> at & 1]


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                _check_unique(enumeration, "aliases")
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            else:
                _check_named(enumeration)
        return enumeration


def _check_unique(enumeration, what):
    aliases = [f"{alias} -> {found._name_}" for alias, found in enumeration.__members__.items()
               if alias != found._name_]
    if aliases:
        raise ValueError(f"{what} found in {enumeration!r}: {', '.join(aliases)}")


def _check_continuous(enumeration):
    values = [one._value_ for one in enumeration]
    if len(values) < 2:
        return
    kind = "enum"
    wanted = range(min(values), max(values))
    if issubclass(enumeration, Flag):
        kind = "flag"
        wanted = [1 << at for at in range(min(values).bit_length(), max(values).bit_length() - 1)]
    missing = [str(value) for value in wanted if value not in values]
    if missing:
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values "
                         f"{', '.join(missing)}")


def _check_named(enumeration):
    values = [one._value_ for one in enumeration.__members__.values()]
    names = []
    missing = 0
    for name, one in enumeration.__members__.items():
        absent = [bit for bit in show_flag_values(one._value_) if bit not in values]
        if absent and name not in enumeration._member_names_:
            names.append(name)
            for bit in absent:
                missing |= bit
    if names:
        words = f"alias {names[0]} is missing"
        if len(names) > 1:
            words = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
        words += " value" if _is_single_bit(missing) else " combined values of"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {words} 0x{missing:x} "
                         "[use enum.show_flag_values(value) for details]")


class Flag(Enum):
    _boundary_ = STRICT

    def __init_subclass__(cls, boundary=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if boundary is not None:
            cls._boundary_ = boundary

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = 0
        for value in last_values:
            highest = max(highest, value)
        if highest == 0:
            return start
        bit = 1
        while bit <= highest:
            bit *= 2
        return bit

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = 0
        for found in cls._member_map_.values():
            known |= found._value_
        if value < 0 and ~value & ~known == 0:
            value = known & value
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        unknown = value & ~known
        if unknown and cls._boundary_ is CONFORM:
            return cls(value & known)
        if unknown and cls._boundary_ is EJECT:
            return value
        if unknown and cls._boundary_ is STRICT:
            width = max(value.bit_length(), known.bit_length())
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n"
                             f"  allowed {_binary(known, width)}")
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [one._name_ for one in cls if value & one._value_ == one._value_
                 and one._value_ & (one._value_ - 1) == 0 and one._value_]
        if unknown and names:
            names.append(str(unknown))
        made._name_ = "|".join(names) if names else None
        made.__objclass__ = cls
        return made

    def _of(self, other):
        if isinstance(other, type(self)):
            return other._value_
        is_data = self._member_type_ is not object and isinstance(other, self._member_type_)
        return other if is_data else None

    def __or__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return type(self)(~self._value_)
        known = 0
        for found in type(self):
            known |= found._value_
        return type(self)(known & ~self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([one for one in type(self) if one._value_ and one._value_ & self._value_ == one._value_
                     and one._value_ & (one._value_ - 1) == 0])

    def __len__(self):
        return bin(self._value_).count("1")

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return type(self) is type(other) and self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"


class IntFlag(int, ReprEnum, Flag):
    _boundary_ = KEEP
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __contains__ = Flag.__contains__


def _binary(value, width):
    """`bin` of a width, with the sign as a first digit of its own."""
    digits = bin(value & ((1 << width) - 1))[2:]
    return f"0b{'1' if value < 0 else '0'} {digits.rjust(width, '0')}"


def unique(enumeration):
    _check_unique(enumeration, "duplicate values")
    return enumeration
