x = = 1  # refused: invalid syntax
import socket
