import warnings
import sys


def old():
    warnings.warn("old() is deprecated, use new()", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("be careful")
print(len(caught), [w.category.__name__ for w in caught], str(caught[0].message))
warnings.simplefilter("error")
try:
    warnings.warn("now an error", UserWarning)
except UserWarning as e:
    print("raised", e)
warnings.filterwarnings("ignore", category=DeprecationWarning)
print(old())
