print('{} {} {}'.format(1, 2, 3), '{0}{1}{0}'.format('a', 'b'), '{x:>5}|{y:<5}|{z:^5}|'.format(x=1, y='q', z=2.5))
print('{:*^20}'.format('mid'), '{:+d} {:-d} {: d}'.format(1, -2, 3), '{:,} {:_}'.format(1234567, 1234567), '{:,.2f}'.format(1234567.891))
print('{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:#X} {:c}'.format(10, 10, 255, 255, 10, 10, 255, 255, 65))
print('{:e} {:E} {:.2e} {:g} {:G} {:.3g} {:%} {:.1%}'.format(12345.678, 12345.678, 12345.678, 12345.678, 1e20, 1234567.0, 0.25, 0.256))
print('{:08.3f} {:+.2f} {:<10.2f}| {:>10} {:010d} {:=+10d}'.format(3.14159, 2.5, 1.234, 'r', -42, 7))
print('{0[a]} {1.real} {0!r} {2!s:>6} {3[1]}'.format({'a': 1}, 5, 'str', [1, 2]))
print('{{}} {}'.format('esc'), '{:{w}.{p}}'.format(3.14159, w=10, p=3), '{!r:>10}'.format('q'), '{!a}'.format('é'))
w = 8; v = 3.14159; name = 'bob'
print(f'{v:{w}.2f}|{v!r:>{w}}|{name!r}|{name=}|{v=:.2f}|{name = }|{1+1=}|{name=!s}|{"nested " + f"{name:>{w}}"}')
print(f"{'a' if w > 5 else 'b'} {[x*2 for x in range(3)]} { {'k': 1}['k'] } {{lit}} {(lambda x: x*2)(4)}")
print(f'{1234567:,} {0.000001234} {1e16} {1e15} {123456789012345678} {1.0} {100.0:.0f} {2.5:.0f} {3.5:.0f} {1e-5}')
print('%d %i %s %r %5d|%-5d|%05d %+d %x %X %o %e %f %.2f %g %c %%' % (1, 2.7, 'x', 'y', 3, 4, 5, 6, 255, 255, 8, 1.5, 2.5, 3.14159, 0.0001, 'z'))
print('%(a)s %(b)05.1f' % {'a': 1, 'b': 2.55}, '%s' % (1,), '%s' % [1, 2], '%*d' % (5, 42), '%-10s|%10s|' % ('l', 'r'), '%.3s' % 'abcdef')
try: '%d' % 'x'
except TypeError as e: print(e)
try: '%s %s' % 1
except TypeError as e: print(e)
try: '%s' % (1, 2)
except TypeError as e: print(e)
try: '{} {}'.format(1)
except IndexError as e: print(e)
try: '{x}'.format()
except KeyError as e: print(repr(e))
try: '{:d}'.format('x')
except ValueError as e: print(e)
try: f'{3.5:d}'
except ValueError as e: print(e)
class F:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
print(f'{F():abc} {F()!r} {F()!s} {F()}', '{:zz}'.format(F()), format(F(), 'q'), format(3.5, '.3f'), format('x'), '%s %r' % (F(), F()))
print(format(True, 'd'), f'{True}', f'{True:5}', f'{None}', f'{True:>6}', f'{10:5}|{"a":5}|{1.5:5}|')
print(f'{float("inf")} {float("nan"):.2f} {-0.0} {-0.0:.1f} {1e100:.3g} {255:#06x} {5:08b} {-5:08b} {3:^7}|{3:*<7}|')
print("a" "b" 'c', r'\n', '\x41\u00e9\t|', 'multi\
line', '''tri
ple''')
print(f'''{
1 + 1
}''', f"{'x':>{'5'}}", f'{w:>{w}}', f'{v:.{2}f}', f'{"é":*^5}', f'{12.0:g} {1e10:g} {123456.0:g} {1234567.0:g}')
print(str(1.0), repr(0.1+0.2), 1e22, 1e21, 123456789.123, 1/3, -1.5e-10, 5e-324, 1.7976931348623157e308, 2**0.5)
print('{:>{}}'.format('x', 5), '{0:{1}}'.format('x', 5) + '|', '{:5}|{:<5}|{:>5}'.format(True, None.__class__.__name__, 3))
