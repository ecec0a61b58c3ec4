from subprocess import run  # refused: subprocess

print("must not run")
