import calendar
from datetime import date, timedelta

print(calendar.month(2024, 2))
cal = calendar.Calendar(firstweekday=6)
for week in cal.monthdayscalendar(2023, 10):
    print(" ".join(f"{d:2}" if d else "  " for d in week))
print(calendar.isleap(2000), calendar.monthrange(2023, 2)[1], calendar.day_name[date(2024, 7, 4).weekday()])
start = date(2024, 1, 1)
fridays13 = [d for i in range(366) if (d := start + timedelta(i)).day == 13 and d.weekday() == calendar.FRIDAY]
print(*fridays13)
for m in range(1, 4):
    print(f"{calendar.month_name[m]:<10}{calendar.month_abbr[m]} {calendar.monthrange(2024, m)}")
