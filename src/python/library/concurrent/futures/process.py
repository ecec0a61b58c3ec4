"""concurrent.futures.process: where CPython defines these names."""
from concurrent.futures import BrokenProcessPool, ProcessPoolExecutor
