from threading import Thread

from jobs import handle
from lab import inbox

for job in inbox():
    Thread(target=handle, args=[job]).start()
