from jobs import handle
from lab import inbox

for job in inbox():
    try:
        handle(job)
    except Exception as error:
        print(f"{job} failed: {error}")
