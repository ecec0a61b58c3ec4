print("must not run")
import numpy as np  # refused: numpy
