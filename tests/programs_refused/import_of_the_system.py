import socket  # refused: socket

print("must not run")
