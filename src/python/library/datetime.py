"""datetime: dates, times and spans on the world's clock; local time is UTC."""
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400
_US = 1000000


def _checked_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _time._month_lengths(year)[month - 1]:
        raise ValueError("day is out of range for month")


def _checked_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


class timedelta:
    """Microseconds, kept as days, seconds and microseconds."""

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        total = 0
        rest = 0.0
        for amount, unit in ((weeks, 7 * _DAY * _US), (days, _DAY * _US), (hours, 3600 * _US),
                             (minutes, 60 * _US), (seconds, _US), (milliseconds, 1000),
                             (microseconds, 1)):
            if isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                rest += (amount - whole) * unit
            else:
                total += amount * unit
        self._set(total + round(rest))

    def _set(self, total):
        self._total = total
        self.days, rest = divmod(total, _DAY * _US)
        self.seconds, self.microseconds = divmod(rest, _US)
        if not -999999999 <= self.days <= 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    def total_seconds(self):
        return self._total / _US

    def __add__(self, other):
        return _span(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _span(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._total * other)
        return _span(round(self._total * other)) if isinstance(other, float) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        return _span(round(self._total / other))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return _span(self._total // other)

    def __mod__(self, other):
        return _span(self._total % other._total)

    def __divmod__(self, other):
        return self // other, self % other

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
        return f"datetime.timedelta({', '.join(parts) or '0'})"


def _span(total):
    made = timedelta()
    made._set(total)
    return made


timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    pass


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
UTC = timezone.utc


def _offset_text(offset, colon=":"):
    sign = "-" if offset._total < 0 else "+"
    minutes = abs(offset._total) // (60 * _US)
    return f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    def __init__(self, year, month, day):
        _checked_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.gmtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_time.gmtime((n - 719163) * _DAY)[:3])

    @classmethod
    def fromisoformat(cls, text):
        found = _parse_iso(text)
        if found is None or found[3] is not None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*found[:3])

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
        return type(self)(year or self.year, month or self.month, day or self.day)

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
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def _key(self):
        return (self.year, self.month, self.day)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() + other.days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() - other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _is_like(self, other):
        return isinstance(other, date) and isinstance(self, datetime) == isinstance(other, datetime)

    def _is_ordered_with(self, other):
        if isinstance(self, datetime) and isinstance(other, datetime):
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
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


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _checked_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def fromisoformat(cls, text):
        found = _parse_iso("2000-01-01T" + text)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*found[3:])

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec)

    def strftime(self, format):
        t = (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)
        return _time._strftime(format, t, self.microsecond, "")

    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        return time(self.hour if hour is None else hour, self.minute if minute is None else minute,
                    self.second if second is None else second,
                    self.microsecond if microsecond is None else microsecond, self.tzinfo)

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        return f"datetime.time({', '.join([str(part) for part in parts])})"

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented


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
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
        super().__init__(year, month, day)
        _checked_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def _at(cls, us, tzinfo):
        """Microseconds since 1970 on the clock of a zone."""
        seconds, microsecond = divmod(us, _US)
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
        if tz is not None:
            us += tz.utcoffset(None)._total
        return cls._at(us, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, n):
        return cls._at((n - 719163) * _DAY * _US, None)

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        found = _parse_iso(text)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        if found[3] is None:
            return cls(*found[:3])
        return cls(*found)

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
        return self._us() - (0 if self.tzinfo is None else self.utcoffset()._total)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def timestamp(self):
        return self._key() / _US

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return self._at(self._key() + tz.utcoffset(None)._total, tz)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            year or self.year, month or self.month, day or self.day,
            self.hour if hour is None else hour, self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        zone = "" if offset is None else _offset_text(offset)
        return super().isoformat() + sep + _time_text(self, timespec) + zone

    def strftime(self, format):
        offset = self.utcoffset()
        zone = "" if offset is None else _offset_text(offset, "")
        return _time._strftime(format, self._tuple(), self.microsecond, zone)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({', '.join([str(part) for part in parts])}{zone})"

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


def _parse_iso(text):
    """The parts of a date, and of a time if there is one; None if it is neither."""
    day = text[:10]
    if len(day) != 10 or day[4] != "-" or day[7] != "-":
        return None
    numbers = [day[:4], day[5:7], day[8:]]
    zone = None
    if len(text) > 10:
        rest = text[11:]
        at = max(rest.find("+"), rest.find("-"))
        if rest.endswith("Z"):
            zone = timezone.utc
            rest = rest[:-1]
        elif at > 0:
            hours, _, minutes = rest[at + 1:].partition(":")
            if not hours.isdigit() or not (minutes or "0").isdigit():
                return None
            offset = timedelta(hours=int(hours), minutes=int(minutes or "0"))
            zone = timezone(-offset if rest[at] == "-" else offset) if offset else timezone.utc
            rest = rest[:at]
        clock, _, fraction = rest.partition(".")
        parts = clock.split(":")
        if len(parts) > 3 or any([len(part) != 2 for part in parts]):
            return None
        numbers += parts + ["0"] * (3 - len(parts)) + [(fraction or "0").ljust(6, "0")[:6]]
    if not all([number.isdigit() for number in numbers]):
        return None
    found = [int(number) for number in numbers]
    return [*found, zone] if len(found) > 3 else [*found, None]


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
