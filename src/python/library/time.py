"""time: dates of moments, in UTC; the clocks are natives (`lab.rs`)."""
import time as _time

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")
_NAMES = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
          "tm_isdst")


class struct_time(tuple):
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = "UTC"
    tm_gmtoff = 0
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, values):
        values = tuple(values)
        if len(values) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence "
                            f"({len(values)}-sequence given)")
        return tuple.__new__(cls, values[:9])

    def __repr__(self):
        shown = [f"{name}={value}" for name, value in zip(_NAMES, self)]
        return f"time.struct_time({', '.join(shown)})"


def _days_before(year):
    """Days from the year 1 to the first of January of a year."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _month_lengths(year):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def gmtime(secs=None):
    if secs is None:
        secs = _time.time()
    days, rest = divmod(int(secs // 1), 86400)
    weekday = (days + 3) % 7
    year = 1970 + days // 366
    days += _days_before(1970)
    while _days_before(year + 1) <= days:
        year += 1
    day = days - _days_before(year)
    of_year = day + 1
    month = 1
    for length in _month_lengths(year):
        if day < length:
            break
        day -= length
        month += 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, weekday,
                        of_year, 0))


localtime = gmtime


def mktime(t):
    year, month, day, hour, minute, second = tuple(t)[:6]
    days = _days_before(year) + sum(_month_lengths(year)[:month - 1]) + day - 1
    return float((days - _days_before(1970)) * 86400 + hour * 3600 + minute * 60 + second)


def asctime(t=None):
    t = tuple(gmtime() if t is None else t)
    return (f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} "
            f"{t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}")


def ctime(secs=None):
    return asctime(gmtime(secs))


def strftime(format, t=None):
    return _strftime(format, tuple(gmtime() if t is None else t), 0, "")


def _strftime(format, t, microsecond, zone):
    year, month, day, hour, minute, second, weekday, of_year = t[:8]
    parts = []
    at = 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != "%" or at >= len(format):
            parts.append(c)
            continue
        c = format[at]
        at += 1
        bare = c == "-" and at < len(format)
        if bare:
            c = format[at]
            at += 1
        if c in "YmdHMSyjIfUWGV":
            first = (weekday + 1) % 7 if c == "U" else weekday
            number, width = {
                "Y": (year, 1), "m": (month, 2), "d": (day, 2), "H": (hour, 2), "M": (minute, 2),
                "S": (second, 2), "y": (year % 100, 2), "j": (of_year, 3),
                "I": ((hour + 11) % 12 + 1, 2), "f": (microsecond, 6),
                "U": ((of_year + 6 - first) // 7, 2), "W": ((of_year + 6 - first) // 7, 2),
                "G": (_iso_week(year, of_year, weekday)[0], 4),
                "V": (_iso_week(year, of_year, weekday)[1], 2)}[c]
            parts.append(str(number) if bare else str(number).zfill(width))
        elif c in _WHOLE:
            parts.append(_strftime(_WHOLE[c], t, microsecond, zone))
        else:
            parts.append({
                "a": _DAYS[weekday][:3], "A": _DAYS[weekday], "b": _MONTHS[month - 1][:3],
                "h": _MONTHS[month - 1][:3], "B": _MONTHS[month - 1],
                "p": "AM" if hour < 12 else "PM", "e": str(day).rjust(2), "%": "%", "n": "\n",
                "t": "\t", "w": str((weekday + 1) % 7), "u": str(weekday + 1),
                "z": zone, "Z": "UTC" if zone == "+0000" else "",
                "s": str(int(mktime(t)))}.get(c, "%" + c))
    return "".join(parts)


_WHOLE = {"D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "x": "%m/%d/%y",
          "X": "%H:%M:%S", "c": "%a %b %e %H:%M:%S %Y", "r": "%I:%M:%S %p"}


def _iso_week(year, of_year, weekday):
    week = (of_year - weekday + 9) // 7
    if week < 1:
        days = _days_before(year) - _days_before(year - 1)
        return _iso_week(year - 1, of_year + days, weekday)
    length = _days_before(year + 1) - _days_before(year)
    if week == 53 and of_year - weekday + 3 > length:
        return year + 1, 1
    return year, week


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    found = _strptime(string, format)
    return gmtime(mktime(found[:6]))


def _strptime(string, format):
    """Year, month, day, hour, minute, second, microsecond, and seconds from UTC or None."""
    found = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0, "z": None, "p": None,
             "j": None}
    for whole, meaning in _WHOLE.items():
        format = format.replace("%" + whole, meaning)
    at = place = 0

    def mismatch():
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    while place < len(format):
        c = format[place]
        place += 1
        if c.isspace():
            while at < len(string) and string[at].isspace():
                at += 1
            continue
        if c != "%":
            if string[at:at + 1] != c:
                mismatch()
            at += 1
            continue
        c = format[place:place + 1]
        place += 1
        if c in _WIDTHS and c:
            end = at
            while end < len(string) and end - at < _WIDTHS[c] and string[end] in "0123456789":
                end += 1
            if end == at:
                mismatch()
            digits = string[at:end]
            number = int(digits.ljust(6, "0")) if c == "f" else int(digits)
            if c == "y":
                c, number = "Y", number + (1900 if number >= 69 else 2000)
            found["d" if c == "e" else c] = number
            at = end
        elif c in "aAbBp" and c:
            at = _take_name(string, at, c, found, mismatch)
        elif c == "z":
            at = _take_zone(string, at, found, mismatch)
        elif c == "Z":
            if string[at:at + 3] not in ("UTC", "GMT"):
                mismatch()
            at += 3
        elif c == "%":
            if string[at:at + 1] != "%":
                mismatch()
            at += 1
        else:
            raise ValueError(f"{c!r} is a bad directive in format {format!r}")
    if at < len(string):
        raise ValueError(f"unconverted data remains: {string[at:]}")
    return _checked_moment(found, mismatch)


_WIDTHS = {"G": 4, "V": 2, "U": 2, "W": 2, "u": 1, "w": 1, "Y": 4, "m": 2, "d": 2, "e": 2, "H": 2, "I": 2, "M": 2, "S": 2, "f": 6, "y": 2, "j": 3}


def _take_name(string, at, c, found, mismatch):
    if c == "p":
        names = ("AM", "PM")
    else:
        names = _MONTHS if c in "bB" else _DAYS
        if c in "ab":
            names = [name[:3] for name in names]
    for number, name in enumerate(names):
        if string[at:at + len(name)].lower() == name.lower():
            if c in "aA":
                found["weekday"] = number
            elif c in "bB":
                found["m"] = number + 1
            elif c == "p":
                found["p"] = number
            return at + len(name)
    mismatch()


def _take_zone(string, at, found, mismatch):
    if string[at:at + 1] == "Z":
        found["z"] = 0
        return at + 1
    sign = {"+": 1, "-": -1}.get(string[at:at + 1])
    digits = string[at + 1:at + 6].replace(":", "")[:4]
    if sign is None or len(digits) != 4 or not digits.isdigit():
        mismatch()
    found["z"] = sign * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)
    return at + 5 + (string[at + 3:at + 4] == ":")


def _of_year(found):
    """The day of the year, 1 for the first, that a week and a weekday or `%j` give; or None."""
    weekday = found.get("weekday")
    if "u" in found:
        weekday = found["u"] - 1
    elif "w" in found:
        weekday = (found["w"] + 6) % 7
    if "V" in found and "G" in found and weekday is not None:
        found["Y"] = found["G"]
        first = gmtime((_days_before(found["Y"]) - _days_before(1970)) * 86400)[6]
        return 7 * found["V"] + weekday + 1 - first - (0 if first > 3 else 7)
    if ("U" in found or "W" in found) and weekday is not None:
        first = gmtime((_days_before(found["Y"]) - _days_before(1970)) * 86400)[6]
        if "U" in found:
            first, weekday = (first + 1) % 7, (weekday + 1) % 7
        week = found["U" if "U" in found else "W"]
        to_first_week = (7 - first) % 7
        return 1 + weekday - first if week == 0 else 1 + to_first_week + 7 * (week - 1) + weekday
    return found["j"]


def _checked_moment(found, mismatch):
    of_year = _of_year(found)
    if of_year is not None:
        found["Y"], found["m"], found["d"] = gmtime(
            (_days_before(found["Y"]) - _days_before(1970) + of_year - 1) * 86400)[:3]
    if "I" in found:
        found["H"] = found["I"] % 12 + (12 if found["p"] else 0)
    if not 1 <= found["m"] <= 12 or found["H"] > 23 or found["M"] > 59 or found["S"] > 61:
        mismatch()
    if not 1 <= found["d"] <= _month_lengths(found["Y"])[found["m"] - 1]:
        raise ValueError("day is out of range for month")
    return (found["Y"], found["m"], found["d"], found["H"], found["M"], found["S"], found["f"],
            found["z"])


class _ClockInfo:
    def __init__(self, adjustable):
        self.implementation = "clock_gettime()"
        self.monotonic = not adjustable
        self.adjustable = adjustable
        self.resolution = 1e-09


def get_clock_info(name):
    return _ClockInfo(name == "time")
