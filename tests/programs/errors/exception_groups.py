try:
    raise ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
except* ValueError as e:
    print('VE', e, e.exceptions, repr(e))
except* TypeError as e:
    print('TE', e.exceptions)
except* KeyError as e:
    print('KE', e.exceptions)
try:
    try:
        raise ExceptionGroup('eg', [ValueError(1), OSError('x')])
    except* ValueError as e:
        print('only', e)
except ExceptionGroup as rest:
    print('rest', repr(rest))
try:
    raise ValueError('naked')
except* ValueError as e:
    print(repr(e), e.message == '')
try:
    try: raise ExceptionGroup('a', [ValueError(1), TypeError(2)])
    except* ValueError: raise
    except* TypeError as e: raise KeyError('new')
except BaseException as e:
    print(repr(e), [repr(x) for x in e.exceptions])
try:
    try: raise ExceptionGroup('a', [ValueError(1), TypeError(2)])
    except* ValueError: raise
    except* TypeError: raise
except BaseException as e:
    print(repr(e))
eg = ExceptionGroup('m', [ValueError(1), ExceptionGroup('n', [TypeError(2), ValueError(3)])])
print(eg.split(ValueError), eg.subgroup(TypeError), eg.subgroup(lambda e: isinstance(e, KeyError)), eg.message, eg.exceptions, str(eg))
print(BaseExceptionGroup('b', [ValueError()]), type(BaseExceptionGroup('b', [ValueError()])), repr(BaseExceptionGroup('b', [KeyboardInterrupt()])), isinstance(eg, Exception), ExceptionGroup.__mro__)
for bad in [lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [1]), lambda: ExceptionGroup('x', [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup('x', 5)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
    @property
    def n(self): return len(self.exceptions)
m = MyEG('my', [ValueError(1), TypeError(2)]); print(m.n, repr(m.subgroup(ValueError)), m.args)
try:
    try: raise ValueError(1)
    except* TypeError: print('no')
    else: print('else')
    finally: print('fin')
except ValueError as e: print('through', repr(e))
try: pass
except* ValueError: pass
else: print('else')
try:
    try: raise TypeError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
def walk(e, d=0):
    print(' ' * d + repr(e) if not isinstance(e, BaseExceptionGroup) else ' ' * d + e.message)
    for x in getattr(e, 'exceptions', ()): walk(x, d + 2)
walk(eg)
raise ExceptionGroup('final', [eg])
