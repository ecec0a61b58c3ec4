import functools
import time
import inspect


def timer(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        t0 = time.perf_counter()
        value = func(*args, **kwargs)
        dt = time.perf_counter() - t0
        print(f"{func.__name__!r} took {dt:.1f}s")
        return value
    return wrapper


def debug(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        args_repr = [repr(a) for a in args]
        kwargs_repr = [f"{k}={v!r}" for k, v in kwargs.items()]
        signature = ", ".join(args_repr + kwargs_repr)
        print(f"Calling {func.__name__}({signature})")
        value = func(*args, **kwargs)
        print(f"{func.__name__!r} returned {value!r}")
        return value
    return wrapper


def repeat(_func=None, *, num_times=2):
    def decorator_repeat(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for _ in range(num_times):
                value = func(*args, **kwargs)
            return value
        return wrapper
    return decorator_repeat if _func is None else decorator_repeat(_func)


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.num_calls = 0

    def __call__(self, *args, **kwargs):
        self.num_calls += 1
        print(f"Call {self.num_calls} of {self.func.__name__!r}")
        return self.func(*args, **kwargs)


def validate(**types):
    def deco(f):
        sig = inspect.signature(f)

        @functools.wraps(f)
        def inner(*a, **k):
            bound = sig.bind(*a, **k)
            bound.apply_defaults()
            for name, value in bound.arguments.items():
                if name in types and not isinstance(value, types[name]):
                    raise TypeError(f"{name} must be {types[name].__name__}, not {type(value).__name__}")
            return f(*a, **k)
        return inner
    return deco


PLUGINS = {}


def register(func):
    PLUGINS[func.__name__] = func
    return func


@register
@timer
def waste(n=1):
    time.sleep(0.2 * n)


@debug
@repeat(num_times=2)
def greet(name, *, shout=False):
    "Say hello."
    print("Hello", name.upper() if shout else name)
    return len(name)


@repeat
@CountCalls
def whee():
    print("Whee!")


@validate(a=int, b=(int))
def add(a, b=2):
    return a + b


PLUGINS["waste"]()
greet("Bob", shout=True)
whee()
print(greet.__name__, greet.__doc__, add(1), add(1, b=5))
try:
    add("1")
except TypeError as e:
    print(e)


def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v}' for k, v in vars(self).items())})"
    return cls


@add_repr
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(P(1, 2), inspect.signature(add))
