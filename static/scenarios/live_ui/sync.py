from jobs import Screen, handle
from lab import inbox

for job in inbox():
    screen = Screen()
    screen.draw()
    try:
        handle(job)  # no frame until it is over
    except Exception as error:
        print(f"{job} failed: {error}")
    screen.draw()
    screen.report()
