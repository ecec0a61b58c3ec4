"""enum: classes with a fixed set of members. The metaclass makes members of what a class body binds."""

_DESCRIPTORS = ("function", "property", "staticmethod", "classmethod", "builtin_function_or_method")


class auto:
    """Stands in a class body for the value that comes next."""

    def __init__(self):
        self.value = None


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


class EnumType(type):
    def _made_(cls):
        entries = list(vars(cls).items())
        values = [(name, value) for name, value in entries if _is_member(name, value)]
        cls._member_map_ = {}
        cls._value2member_map_ = []
        cls._member_names_ = []
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
            if isinstance(value, auto):
                value = cls._generate_next_value_(name, 1, len(previous), previous[:])
            previous.append(value)
            cls._add(name, value)

    def _add(cls, name, value):
        args = value if type(value) is tuple else (value,)
        made = cls._make(value, args)
        if not hasattr(made, "_value_"):
            made._value_ = value
        for other in cls._member_map_.values():
            if other._value_ == made._value_:
                cls._member_map_[name] = other
                setattr(cls, name, other)
                return
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        init = getattr(cls, "__init__", None)
        if init is not None and init is not object.__init__:
            made.__init__(*args)
        cls._member_map_[name] = made
        cls._member_names_.append(name)
        setattr(cls, name, made)

    def _make(cls, value, args):
        new = vars(cls).get("__new__")
        if new is None:
            for base in cls.__mro__[1:]:
                if base is Enum:
                    break
                new = vars(base).get("__new__")
                if new is not None:
                    break
        if new is None:
            return object.__new__(cls)
        return getattr(new, "__func__", new)(cls, *args)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is not None:
            raise NotImplementedError("Enum(name, names) is not part of this simulated Python: "
                                      "write a class statement")
        if isinstance(value, cls):
            return value
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
        found = cls._missing_(value)
        if isinstance(found, cls):
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
        return dict(cls._member_map_)


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


class Flag(Enum):
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
        if value < 0:
            value = known + 1 + value if known + 1 + value >= 0 else value
        if value & ~known:
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value)}\n  "
                             f"allowed {bin(known)}")
        made = object.__new__(cls)
        made._value_ = value
        names = [one._name_ for one in cls if value & one._value_ == one._value_
                 and one._value_ & (one._value_ - 1) == 0 and one._value_]
        made._name_ = "|".join(names) if names else None
        made.__objclass__ = cls
        return made

    def _of(self, other):
        return other._value_ if isinstance(other, type(self)) else None

    def __or__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._of(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    def __invert__(self):
        known = 0
        for found in type(self):
            known |= found._value_
        return type(self)(known & ~self._value_)

    def __contains__(self, other):
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


class _Number:
    """What IntEnum and IntFlag have of int; their members are no real ints here."""

    def __int__(self):
        return self._value_

    def __index__(self):
        return self._value_

    def __float__(self):
        return float(self._value_)

    def __hash__(self):
        return hash(self._value_)

    def __bool__(self):
        return bool(self._value_)

    def __eq__(self, other):
        return self._value_ == _plain(other)

    def __ne__(self, other):
        return self._value_ != _plain(other)

    def __lt__(self, other):
        return self._value_ < _plain(other)

    def __le__(self, other):
        return self._value_ <= _plain(other)

    def __gt__(self, other):
        return self._value_ > _plain(other)

    def __ge__(self, other):
        return self._value_ >= _plain(other)

    def __add__(self, other):
        return self._value_ + _plain(other)

    def __radd__(self, other):
        return other + self._value_

    def __sub__(self, other):
        return self._value_ - _plain(other)

    def __rsub__(self, other):
        return other - self._value_

    def __mul__(self, other):
        return self._value_ * _plain(other)

    def __rmul__(self, other):
        return other * self._value_

    def __truediv__(self, other):
        return self._value_ / _plain(other)

    def __floordiv__(self, other):
        return self._value_ // _plain(other)

    def __mod__(self, other):
        return self._value_ % _plain(other)

    def __pow__(self, other):
        return self._value_ ** _plain(other)

    def __neg__(self):
        return -self._value_

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


def _plain(value):
    return value._value_ if isinstance(value, _Number) else value


def unique(enumeration):
    aliases = [(alias, found._name_) for alias, found in enumeration.__members__.items()
               if alias != found._name_]
    if aliases:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration
