from datetime import datetime, date, time, timedelta, timezone
import datetime as dt
d = datetime(2024, 2, 28, 23, 59, 30, 5); print(d, repr(d), d + timedelta(minutes=1), d.isoformat(), d.date(), d.time(), d.weekday(), d.strftime("%A %d %B %Y %H:%M:%S.%f %j %p %I"))
print(timedelta(days=1, hours=25, seconds=3.5), repr(timedelta(1, 2, 3)), timedelta(seconds=90) / 2, timedelta(seconds=-1), timedelta(hours=2) > timedelta(minutes=5), timedelta(1).total_seconds(), timedelta(seconds=10) // timedelta(seconds=3), -timedelta(hours=1), timedelta(0), repr(timedelta(0)))
print(datetime(2024, 3, 1) - datetime(2024, 2, 1), date(2024, 3, 1) - date(2023, 3, 1), date(2024, 12, 30).isocalendar()[:3], date(2024, 2, 29).replace(month=3), date.fromisoformat("2024-05-06"))
print(datetime.strptime("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), datetime.fromisoformat("2024-01-02T03:04:05.678"), datetime(2024, 1, 1, tzinfo=timezone.utc), datetime.fromtimestamp(1700000000, timezone.utc).isoformat(), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2))).astimezone(timezone.utc))
print(datetime(2024, 1, 1) < datetime(2024, 1, 2), date(2024, 1, 1) == date(2024, 1, 1), {date(2024, 1, 1): 1}[date(2024, 1, 1)], sorted([date(2024, 3, 1), date(2023, 3, 1)]))
print(isinstance(datetime.now(), date), (datetime.now() - datetime.now()).total_seconds() <= 0, f"{d:%H:%M}", time(3, 4), str(time(3, 4, 5)), repr(date(2024, 1, 2)), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), dt.timedelta(weeks=1))
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.fromisoformat("bad")):
    try: f()
    except ValueError as e: print(e)
