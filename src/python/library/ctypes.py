"""ctypes: its simple types, which `multiprocessing.Value` and `Array` take. There is no C below this Python."""
from _simple_types import (c_bool, c_byte, c_char, c_double, c_float, c_int, c_long, c_short, c_ubyte,
                           c_uint, c_ulong, c_ushort, c_wchar)

c_longlong = c_int64 = c_ssize_t = c_long
c_ulonglong = c_uint64 = c_size_t = c_ulong
c_int8 = c_byte
c_uint8 = c_ubyte
c_int16 = c_short
c_uint16 = c_ushort
c_int32 = c_int
c_uint32 = c_uint
