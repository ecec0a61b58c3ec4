import asyncio
from unittest.mock import Mock, MagicMock, AsyncMock, patch, call, ANY
m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list)
m.assert_called_once_with(1, a=2)
try: m.assert_called_with(2)
except AssertionError as e: print(e)
try: m.assert_not_called()
except AssertionError as e: print(e)
m.x.y(5); print(m.mock_calls, m.method_calls, m.x.y.call_count)
m.side_effect = [1, ValueError("bad"), 2]
print(m())
try: m()
except ValueError as e: print(e)
print(m()); m.side_effect = lambda *a: sum(a); print(m(1, 2))
mm = MagicMock(); mm.__len__.return_value = 4; mm.__getitem__.return_value = "it"; mm.__enter__.return_value = "res"
print(len(mm), mm["k"], bool(mm))
with mm as r: print(r)
mm.__iter__.return_value = iter([1, 2]); print(list(mm))
async def main():
    a = AsyncMock(return_value=9); print(await a(1), a.await_count); a.assert_awaited_once_with(1)
    a.side_effect = RuntimeError("x")
    try: await a()
    except RuntimeError as e: print("re", e)
    c = MagicMock(); c.get = AsyncMock(return_value={"k": 1}); print(await c.get("u"), c.get.await_args)
asyncio.run(main())
class Api:
    def fetch(self): return "real"
    async def afetch(self): return "areal"
def use(): return Api().fetch()
with patch.object(Api, "fetch", return_value="fake") as f: print(use(), f.call_count)
print(use())
with patch("__main__.use") as u: u.return_value = 5; print(use())
@patch.object(Api, "fetch")
def t(mock): mock.return_value = "dec"; return use()
print(t(), use())
import time
@patch("time.sleep")
def s(sl): time.sleep(100); return sl.call_args
print(s())
d = {"a": 1}
with patch.dict(d, {"b": 2}): print(d)
print(d, call(1, 2), m.call_args == call(1, 2), m.call_args.args, ANY == 3)
m.reset_mock(); print(m.called, m.call_count)
sp = Mock(spec=Api)
try: sp.nope
except AttributeError as e: print(e)
m2 = Mock(); m2.a.b.return_value = 7; print(m2.a.b(), m2.a.b.called); m2.assert_has_calls([call.a.b()])
