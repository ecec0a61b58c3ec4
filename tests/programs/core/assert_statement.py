assert 1 + 1 == 2
try:
    assert [], "must not be empty"
except AssertionError as e:
    print(e, repr(e))
try:
    assert 0
except AssertionError as e:
    print(repr(e))
