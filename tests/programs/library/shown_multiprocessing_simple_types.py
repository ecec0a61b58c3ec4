# Value and Array of the simple types of ctypes.
from multiprocessing import Value, Array
from ctypes import c_bool, c_int, c_double
import ctypes
b=Value(c_bool,False); b.value=True; print(b.value,b)
print(Value(ctypes.c_int,5), ctypes.c_int(3), ctypes.c_int(2**31).value, ctypes.c_uint8(300).value, ctypes.c_double(2).value)
print(Value('q',5), Value('L',5),Value('h',5),Value('H',5), Value("l", 45))
a=Array(c_double,[1,2.5]); print(a[:])
