"""datetime: dates, times and spans on the world's clock; local time is UTC."""
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400
_US = 1000000


class _Value:
    """What cannot be changed once it is made."""

    def __setattr__(self, name, value):
        kind = type(self)
        if name in type(self)._fields:
            if isinstance(self, timedelta):
                raise AttributeError("readonly attribute")
            raise AttributeError(f"attribute {name!r} of 'datetime.{kind.__name__}' objects is not "
                                 "writable")
        if kind.__module__ == "datetime":
            raise AttributeError(f"'datetime.{kind.__name__}' object has no attribute {name!r}")
        object.__setattr__(self, name, value)

    def _title(self):
        kind = type(self)
        return ("datetime." if kind.__module__ == "datetime" else "") + kind.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_set = object.__setattr__


def _int(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _checked_date(year, month, day):
    for number, (name, part) in enumerate((("year", year), ("month", month), ("day", day))):
        if part is None:
            raise TypeError(f"function missing required argument '{name}' (pos {number + 1})")
        _int(part)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _time._month_lengths(year)[month - 1]:
        raise ValueError("day is out of range for month")


def _checked_time(hour, minute, second, microsecond, tzinfo):
    for part in (hour, minute, second, microsecond):
        _int(part)
    if tzinfo is not None and not isinstance(tzinfo, _tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(tzinfo).__name__}'")
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


class timedelta(_Value):
    """Microseconds, kept as days, seconds and microseconds."""

    _fields = ("days", "seconds", "microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        total = 0
        rest = 0.0
        for name, amount, unit in (
                ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                ("seconds", seconds, _US), ("minutes", minutes, 60 * _US),
                ("hours", hours, 3600 * _US), ("days", days, _DAY * _US),
                ("weeks", weeks, 7 * _DAY * _US)):
            if isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                rest += (amount - whole) * unit
            elif isinstance(amount, int):
                total += amount * unit
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{type(amount).__name__}")
        return _span(total + round(rest), cls)

    def total_seconds(self):
        return self._total / _US

    def __add__(self, other):
        return _span(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _span(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._total * other)
        if isinstance(other, float):
            over, under = other.as_integer_ratio()
            return _span(_rounded(self._total * over, under))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, float):
            return _span(_rounded(self._total * other.as_integer_ratio()[1],
                                  other.as_integer_ratio()[0]))
        return _span(_rounded(self._total, other)) if isinstance(other, int) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return _span(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _span(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _span(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return _span(abs(self._total))

    def __bool__(self):
        return self._total != 0

    def __hash__(self):
        return hash(self._total)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __str__(self):
        text = f"{self.seconds // 3600}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06}" if self.microseconds else text

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self.days), ("seconds", self.seconds),
            ("microseconds", self.microseconds)) if value]
        return f"{self._title()}({', '.join(parts) or '0'})"


def _span(total, cls=timedelta):
    made = object.__new__(cls)
    days, rest = divmod(total, _DAY * _US)
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    _set(made, "_total", total)
    _set(made, "days", days)
    _set(made, "seconds", rest // _US)
    _set(made, "microseconds", rest % _US)
    return made


def _rounded(over, under):
    """The int next to a quotient, of two equally near ones the even one."""
    if under < 0:
        over, under = -over, -under
    whole, rest = divmod(over, under)
    return whole + (2 * rest > under or 2 * rest == under and whole % 2)


timedelta.resolution = timedelta(microseconds=1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt):
        return dt + dt.utcoffset()


_tzinfo = tzinfo


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, "
                            f"not {type(offset).__name__}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between "
                             "-timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


def _offset_text(offset, colon=":"):
    sign = "-" if offset._total < 0 else "+"
    seconds, rest = divmod(abs(offset._total), _US)
    text = f"{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}"
    if seconds % 60 or rest:
        text += f"{colon}{seconds % 60:02}"
    return f"{text}.{rest:06}" if rest else text


def _offset_of(zone, moment):
    """What a zone says it is ahead of UTC at a moment."""
    offset = zone.utcoffset(moment)
    if offset is not None and not isinstance(offset, timedelta):
        raise TypeError("tzinfo.utcoffset() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    return offset


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _from_days(cls, days):
    """The date so many days after the first one."""
    if not 1 <= days <= 3652059:
        raise OverflowError("date value out of range")
    return cls(*_time.gmtime((days - 719163) * _DAY)[:3])


class date(_Value):
    _fields = ("year", "month", "day")

    def __new__(cls, year=None, month=None, day=None):
        _checked_date(year, month, day)
        self = object.__new__(cls)
        _set(self, "year", year)
        _set(self, "month", month)
        _set(self, "day", day)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.gmtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return _from_days(cls, n)

    @classmethod
    def fromisoformat(cls, text):
        _checked_text(text)
        day, end = _iso_date(text, text)
        if end != len(text):
            _fail_iso(text)
        return cls(*day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_day(year, week, day))

    def toordinal(self):
        return (_time._days_before(self.year) + self.day
                + sum(_time._month_lengths(self.year)[:self.month - 1]))

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        of_year = self.toordinal() - _time._days_before(self.year)
        year, week = _time._iso_week(self.year, of_year, self.weekday())
        return IsoCalendarDate(year, week, self.isoweekday())

    def timetuple(self):
        return _time.struct_time(self._tuple())

    def _tuple(self):
        of_year = self.toordinal() - _time._days_before(self.year)
        return (self.year, self.month, self.day, 0, 0, 0, self.weekday(), of_year, -1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(_given(year, self.year), _given(month, self.month), _given(day, self.day))

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def strftime(self, format):
        return _time._strftime(format, self._tuple(), 0, "")

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f"{self._title()}({self.year}, {self.month}, {self.day})"

    def _key(self):
        return (self.year, self.month, self.day)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _from_days(type(self), self.toordinal() + other.days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _from_days(type(self), self.toordinal() - other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _is_like(self, other):
        return isinstance(other, date) and isinstance(self, datetime) == isinstance(other, datetime)

    def _is_ordered_with(self, other):
        if isinstance(self, datetime) and isinstance(other, datetime):
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
        elif isinstance(other, date) and not self._is_like(other):
            raise TypeError(f"can't compare datetime.{type(self).__name__} to "
                            f"datetime.{type(other).__name__}")
        return self._is_like(other)

    def __eq__(self, other):
        if isinstance(self, datetime) and isinstance(other, datetime):
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                return False
        return self._key() == other._key() if self._is_like(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._is_ordered_with(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_ordered_with(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_ordered_with(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_ordered_with(other) else NotImplemented


def _given(value, otherwise):
    return otherwise if value is None else value


class time(_Value):
    _fields = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _checked_time(hour, minute, second, microsecond, tzinfo)
        self = object.__new__(cls)
        for name, value in zip(cls._fields, (hour, minute, second, microsecond, tzinfo, fold)):
            _set(self, name, value)
        return self

    @classmethod
    def fromisoformat(cls, text):
        _checked_text(text)
        return cls(*_iso_time(text, 1 if text[:1] == "T" else 0, text))

    def utcoffset(self):
        return None if self.tzinfo is None else _offset_of(self.tzinfo, None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        return _time_text(self, timespec) + ("" if offset is None else _offset_text(offset))

    def strftime(self, format):
        t = (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)
        return _strftime(self, format, t)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(
            _given(hour, self.hour), _given(minute, self.minute), _given(second, self.second),
            _given(microsecond, self.microsecond), self.tzinfo if tzinfo is True else tzinfo,
            fold=_given(fold, self.fold))

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f"{self._title()}({', '.join(_clock_parts(self))})"

    def _key(self):
        us = ((self.hour * 60 + self.minute) * 60 + self.second) * _US + self.microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._total

    def __hash__(self):
        return hash(self._key())

    def _is_like(self, other):
        return (self.utcoffset() is None) == (other.utcoffset() is None)

    def _is_ordered_with(self, other):
        if not isinstance(other, time):
            return False
        if not self._is_like(other):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._is_like(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._is_ordered_with(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_ordered_with(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_ordered_with(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_ordered_with(other) else NotImplemented


def _clock_parts(t):
    """The time of day in a `repr`."""
    parts = [str(t.hour), str(t.minute)]
    if t.second or t.microsecond:
        parts.append(str(t.second))
    if t.microsecond:
        parts.append(str(t.microsecond))
    if t.fold:
        parts.append("fold=1")
    if t.tzinfo is not None:
        parts.append(f"tzinfo={t.tzinfo!r}")
    return parts


def _strftime(moment, format, t):
    offset = moment.utcoffset()
    if "%Z" in format:
        format = format.replace("%Z", (moment.tzname() or "").replace("%", "%%"))
    zone = "" if offset is None else _offset_text(offset, "")
    return _time._strftime(format, t, moment.microsecond, zone)


def _time_text(t, timespec):
    if timespec == "auto":
        timespec = "microseconds" if t.microsecond else "seconds"
    if timespec not in ("hours", "minutes", "seconds", "milliseconds", "microseconds"):
        raise ValueError("Unknown timespec value")
    text = f"{t.hour:02}"
    if timespec != "hours":
        text += f":{t.minute:02}"
        if timespec != "minutes":
            text += f":{t.second:02}"
            if timespec == "milliseconds":
                text += f".{t.microsecond // 1000:03}"
            elif timespec == "microseconds":
                text += f".{t.microsecond:06}"
    return text


class datetime(date):
    _fields = date._fields + time._fields

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        self = super().__new__(cls, year, month, day)
        _checked_time(hour, minute, second, microsecond, tzinfo)
        for name, value in zip(time._fields, (hour, minute, second, microsecond, tzinfo, fold)):
            _set(self, name, value)
        return self

    @classmethod
    def _at(cls, us, tzinfo):
        """Microseconds since 1970 on the clock of a zone."""
        seconds, microsecond = divmod(us, _US)
        if not -62135596800 <= seconds <= 253402300799:
            raise OverflowError("date value out of range")
        return cls(*_time.gmtime(seconds)[:6], microsecond, tzinfo)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        us = int(timestamp // 1) * _US + round(timestamp % 1 * _US)
        moment = cls._at(us, tz)
        return moment if tz is None else moment._moved_into(tz)

    def _moved_into(self, tz):
        """What it is in a zone, if its own numbers are UTC's."""
        return tz.fromutc(self) if not isinstance(tz, timezone) else self + tz._offset

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, n):
        return cls._at((n - 719163) * _DAY * _US, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        _checked_text(text)
        day, end = _iso_date(text, text)
        if end == len(text):
            return cls(*day)
        return cls(*day, *_iso_time(text, end + 1, text))

    @classmethod
    def strptime(cls, text, format):
        *moment, offset = _time._strptime(text, format)
        zone = None
        if offset is not None:
            zone = timezone(timedelta(seconds=offset)) if offset else timezone.utc
        return cls(*moment, zone)

    def _tuple(self):
        found = super()._tuple()
        return (*found[:3], self.hour, self.minute, self.second, *found[6:])

    def _us(self):
        """Microseconds since 1970 on its own clock."""
        seconds = self.hour * 3600 + self.minute * 60 + self.second
        return ((self.toordinal() - 719163) * _DAY + seconds) * _US + self.microsecond

    def _key(self):
        offset = self.utcoffset()
        return self._us() - (0 if offset is None else offset._total)

    def utcoffset(self):
        return None if self.tzinfo is None else _offset_of(self.tzinfo, self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self if offset is None else self - offset
        return _time.struct_time((*moment._tuple()[:8], 0))

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def timestamp(self):
        return self._key() / _US

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo,
                    fold=self.fold)

    def astimezone(self, tz=None):
        tz = tz or timezone(timedelta(0), "UTC")
        return self._at(self._key(), tz)._moved_into(tz)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            _given(year, self.year), _given(month, self.month), _given(day, self.day),
            _given(hour, self.hour), _given(minute, self.minute), _given(second, self.second),
            _given(microsecond, self.microsecond), self.tzinfo if tzinfo is True else tzinfo,
            fold=_given(fold, self.fold))

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        zone = "" if offset is None else _offset_text(offset)
        return super().isoformat() + sep + _time_text(self, timespec) + zone

    def strftime(self, format):
        return _strftime(self, format, self._tuple())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        day = f"{self.year}, {self.month}, {self.day}"
        return f"{self._title()}({day}, {', '.join(_clock_parts(self))})"

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._at(self._us() + other._total, self.tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._at(self._us() - other._total, self.tzinfo)
        if isinstance(other, datetime):
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return _span(self._key() - other._key())
        return NotImplemented


def _checked_text(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")


def _fail_iso(text):
    raise ValueError(f"Invalid isoformat string: {text!r}")


def _digits(text, at, n, whole):
    part = text[at:at + n]
    if len(part) != n or not (part.isascii() and part.isdigit()):
        _fail_iso(whole)
    return int(part)


def _iso_date(text, whole):
    """Year, month and day at the beginning of a text, and where they end."""
    year = _digits(text, 0, 4, whole)
    dash = text[4:5] == "-"
    at = 5 if dash else 4
    if text[at:at + 1] == "W":
        week = _digits(text, at + 1, 2, whole)
        at += 3
        day = 1
        if (text[at:at + 1] == "-") == dash and text[at + dash:at + dash + 1].isdigit():
            day = _digits(text, at + dash, 1, whole)
            at += dash + 1
        try:
            return _iso_day(year, week, day), at
        except ValueError:
            _fail_iso(whole)
    month = _digits(text, at, 2, whole)
    if dash and text[at + 2:at + 3] != "-":
        _fail_iso(whole)
    return (year, month, _digits(text, at + 2 + dash, 2, whole)), at + 4 + dash


def _iso_day(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    first = date(year, 1, 1)
    weeks = 52 + (first.weekday() == 3 or first.weekday() == 2 and _time._month_lengths(year)[1] == 29)
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    monday = first.toordinal() - first.weekday() + (7 if first.weekday() > 3 else 0)
    made = date.fromordinal(monday + (week - 1) * 7 + day - 1)
    return made.year, made.month, made.day


def _iso_time(text, at, whole):
    """Hour, minute, second, microsecond and zone of the rest of a text."""
    rest = text[at:]
    zone = None
    sign = max(rest.find("+"), rest.find("-"))
    if rest[-1:] == "Z":
        zone = timezone.utc
        rest = rest[:-1]
    elif sign >= 0:
        hour, minute, second, us = _clock(rest[sign + 1:], whole)
        offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=us)
        zone = timezone(-offset if rest[sign] == "-" else offset) if offset else timezone.utc
        rest = rest[:sign]
    return *_clock(rest, whole), zone


def _clock(text, whole):
    parts = [_digits(text, 0, 2, whole)]
    at = 2
    colon = text[2:3] == ":"
    while at < len(text) and len(parts) < 3 and text[at] not in ".,":
        if colon and text[at] != ":":
            _fail_iso(whole)
        parts.append(_digits(text, at + colon, 2, whole))
        at += 2 + colon
    us = 0
    if at < len(text):
        fraction = text[at + 1:]
        if len(parts) < 3 or text[at] not in ".," or not fraction.isdigit():
            _fail_iso(whole)
        us = int(fraction[:6].ljust(6, "0"))
    return *parts, *([0] * (3 - len(parts))), us


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
date.resolution = timedelta(1)
datetime.resolution = time.resolution = timedelta.resolution
time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
