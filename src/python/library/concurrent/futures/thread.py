"""concurrent.futures.thread: where CPython defines these names."""
from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor
