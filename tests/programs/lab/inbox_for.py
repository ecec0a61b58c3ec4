from lab import inbox

for job in inbox():
    print(job, job.number, job.kind)
print("closed")
