"""unittest.mock: objects that note how they are called, and putting them in the place of others."""
import _kernel
import inspect

DEFAULT = object()
ANY = type("_ANY", (), {"__eq__": lambda self, other: True, "__ne__": lambda self, other: False,
                        "__repr__": lambda self: "<ANY>", "__hash__": object.__hash__})()


class _Call(tuple):
    def __new__(cls, args=(), kwargs=None, name="call"):
        made = tuple.__new__(cls, (name.partition("call")[2].lstrip("."), tuple(args), kwargs or {}))
        made._name = name
        return made

    @property
    def args(self):
        return self[1]

    @property
    def kwargs(self):
        return self[2]

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs, self._name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Call((), {}, f"{self._name}.{name}")

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        own = tuple(self)
        other = tuple(other)
        if not isinstance(other[0] if other else (), str):
            other = ("",) + other
        return own == other

    def __ne__(self, other):
        return not self == other

    __hash__ = tuple.__hash__

    def __repr__(self):
        parts = [repr(arg) for arg in self[1]] + [f"{k}={v!r}" for k, v in self[2].items()]
        return f"{self._name}({', '.join(parts)})"


call = _Call()


class _Calls(list):
    pass


_OWN = ("return_value", "side_effect", "called", "call_count", "call_args", "call_args_list",
        "mock_calls", "method_calls", "await_count", "await_args", "await_args_list")


class NonCallableMock:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, name=None, wraps=None,
                 spec_set=None, **kwargs):
        put = self.__dict__
        put["_mock_name"] = name
        put["_mock_parent"] = None
        put["_mock_children"] = {}
        spec = spec_set if spec is None else spec
        put["_mock_spec"] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        put["_spec_class"] = spec if isinstance(spec, type) else None if spec is None else type(spec)
        put["_mock_wraps"] = wraps
        put["_return"] = return_value
        put["side_effect"] = side_effect
        self.reset_mock()
        self.configure_mock(**kwargs)

    def configure_mock(self, **kwargs):
        for name, value in kwargs.items():
            target = self
            *path, last = name.split(".")
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def reset_mock(self, *, return_value=False, side_effect=False):
        put = self.__dict__
        put["called"] = False
        put["call_count"] = 0
        put["call_args"] = None
        put["call_args_list"] = _Calls()
        put["mock_calls"] = _Calls()
        put["method_calls"] = _Calls()
        if return_value:
            put["_return"] = DEFAULT
        if side_effect:
            put["side_effect"] = None
        for child in self._mock_children.values():
            child.reset_mock()

    def __getattr__(self, name):
        if name == "return_value":
            if self._return is DEFAULT:
                self._adopt("()", self._child())
                self.__dict__["_return"] = self._mock_children["()"]
            return self._return
        if name.startswith("__") or name.startswith(("assert", "assret")):
            raise AttributeError(name)
        if self._mock_spec is not None and name not in self._mock_spec:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        children = self._mock_children
        if name not in children:
            self._adopt(name, self._child())
        return children[name]

    def _child(self):
        return (MagicMock if isinstance(self, MagicMixin) else Mock)()

    def _adopt(self, name, child):
        child.__dict__["_mock_parent"] = self
        child.__dict__["_mock_name"] = name
        self._mock_children[name] = child

    def __setattr__(self, name, value):
        if name == "return_value":
            self.__dict__["_return"] = value
        elif name in _DEFAULTS:
            if isinstance(value, NonCallableMock):
                self._adopt(name, value)
            else:
                getattr(self, name).side_effect = lambda *args: value(self, *args)
        else:
            if (self._mock_spec is not None and name not in self._mock_spec and name not in _OWN
                    and name not in self.__dict__):
                raise AttributeError(f"Mock object has no attribute {name!r}")
            self.__dict__[name] = value
            if isinstance(value, NonCallableMock) and value._mock_parent is None \
                    and value._mock_name is None and name not in _OWN:
                self._adopt(name, value)

    def __dir__(self):
        return sorted(set(self.__dict__) | set(self._mock_children))

    @property
    def __class__(self):
        return self._spec_class or type(self)

    def _full_name(self):
        if self._mock_parent is None:
            return self._mock_name or "mock"
        name = self._mock_parent._full_name()
        return name + ("()" if self._mock_name == "()" else f".{self._mock_name}")

    def __repr__(self):
        named = self._mock_name is not None
        name = f" name={self._full_name()!r}" if named else ""
        return f"<{type(self).__name__}{name} id='{id(self)}'>"

    def _note(self, args, kwargs):
        put = self.__dict__
        put["called"] = True
        put["call_count"] += 1
        found = _Call(args, kwargs)
        put["call_args"] = found
        self.call_args_list.append(found)
        self.mock_calls.append(found)
        name, parent = self._mock_name, self._mock_parent
        path = ""
        while parent is not None:
            path = name + path if name == "()" or not path or path.startswith("()") else f"{name}.{path}"
            parent.mock_calls.append(_Call(args, kwargs, "call" + (path if path.startswith("()")
                                                                    else "." + path)))
            if "()" not in path:
                parent.method_calls.append(_Call(args, kwargs, "call." + path))
            name, parent = parent._mock_name, parent._mock_parent

    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) \
                    and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                if not hasattr(effect, "__next__"):
                    effect = self.__dict__["side_effect"] = iter(effect)
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) \
                        and issubclass(result, BaseException):
                    raise result
                return result
            result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._return is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _shown(self):
        return self._mock_name or "mock"

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._shown()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            times = self._times(self.call_count)
            raise AssertionError(f"Expected '{self._shown()}' to not have been called. Called {times}."
                                 f"{self._listed()}")

    def _times(self, n):
        return {0: "0 times", 1: "1 times"}.get(n, f"{n} times")

    def _listed(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown()}' to have been called once. Called "
                                 f"{self._times(self.call_count)}.{self._listed()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = _Call(args, kwargs, self._shown())
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected!r}\n  Actual: not called.")
        if self.call_args != _Call(args, kwargs):
            actual = _Call(self.call_args.args, self.call_args.kwargs, self._shown())
            raise AssertionError(f"expected call not found.\nExpected: {expected!r}\n  Actual: {actual!r}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown()}' to be called once. Called "
                                 f"{self._times(self.call_count)}.{self._listed()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call(args, kwargs) not in self.call_args_list:
            raise AssertionError(f"{_Call(args, kwargs, self._shown())!r} call not found")

    def assert_has_calls(self, calls, any_order=False):
        made = list(self.mock_calls)
        if any_order:
            missing = [one for one in calls if one not in made]
            found = not missing
        else:
            n = len(calls)
            found = any([made[at:at + n] == list(calls) for at in range(len(made) - n + 1)])
        if not found:
            raise AssertionError(f"Calls not found.\nExpected: {list(calls)!r}\n  Actual: {made!r}")


class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer(args, kwargs)


class MagicMixin:
    pass


_DEFAULTS = {"__len__": 0, "__bool__": True, "__int__": 1, "__float__": 1.0, "__contains__": False,
             "__exit__": False, "__setitem__": None, "__delitem__": None, "__getitem__": DEFAULT,
             "__enter__": DEFAULT, "__iter__": ()}


class _Magic:
    """A special method of a MagicMock: a mock of its own, made when it is first asked for."""

    def __init__(self, name):
        self._name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        name, children = self._name, obj._mock_children
        if name not in children:
            default = _DEFAULTS[name]
            child = MagicMock() if default is DEFAULT else Mock()
            if name == "__iter__":
                child.side_effect = lambda: iter(() if child._return is DEFAULT else child._return)
            elif default is not DEFAULT:
                child.return_value = default
            obj._adopt(name, child)
        return children[name]

    def __call__(self, obj, *args):
        """What does not ask `__get__` calls it as a function."""
        return self.__get__(obj)(*args)


class MagicMock(MagicMixin, Mock):
    pass


for _name in _DEFAULTS:
    setattr(MagicMock, _name, _Magic(_name))


class AsyncMock(MagicMock):
    def reset_mock(self, **kwargs):
        put = self.__dict__
        put["await_count"] = 0
        put["await_args"] = None
        put["await_args_list"] = _Calls()
        super().reset_mock(**kwargs)

    def _child(self):
        return AsyncMock() if self._mock_name != "()" else MagicMock()

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._awaited(args, kwargs)

    async def _awaited(self, args, kwargs):
        put = self.__dict__
        put["await_count"] += 1
        found = _Call(args, kwargs)
        put["await_args"] = found
        self.await_args_list.append(found)
        result = self._answer(args, kwargs)
        return await result if inspect.iscoroutine(result) else result

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        return False

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._shown()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._shown()} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args != _Call(args, kwargs):
            expected = _Call(args, kwargs, self._shown())
            if self.await_args is None:
                raise AssertionError(f"Expected await: {expected!r}\nNot awaited")
            actual = _Call(self.await_args.args, self.await_args.kwargs, self._shown())
            raise AssertionError(f"expected await not found.\nExpected: {expected!r}\n  Actual: {actual!r}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._shown()} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")
        self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._shown()} to not have been awaited. Awaited "
                                 f"{self.await_count} times.")


class _Patch:
    def __init__(self, find, attribute, new, kwargs):
        self._find = find
        self._attribute = attribute
        self._new = new
        self._kwargs = kwargs

    def __enter__(self):
        target = self._target = self._find()
        if not hasattr(target, self._attribute) and not self._kwargs.get("create"):
            raise AttributeError(f"{target!r} does not have the attribute {self._attribute!r}")
        self._original = vars(target).get(self._attribute, DEFAULT)
        new = self._new
        if new is DEFAULT:
            kwargs = dict(self._kwargs)
            kwargs.pop("create", None)
            original = getattr(target, self._attribute, None)
            kind = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
            kwargs.pop("autospec", None)
            new = kwargs.pop("new_callable", kind)(**kwargs)
            if isinstance(new, NonCallableMock) and new._mock_name is None:
                new.__dict__["_mock_name"] = self._attribute
        setattr(target, self._attribute, new)
        return new

    def __exit__(self, *exc_info):
        if self._original is DEFAULT:
            delattr(self._target, self._attribute)
        else:
            setattr(self._target, self._attribute, self._original)
        return False

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, item):
        if isinstance(item, type):
            for name in list(vars(item)):
                if name.startswith("test") and callable(getattr(item, name)):
                    setattr(item, name, self(getattr(item, name)))
            return item
        if inspect.iscoroutinefunction(item):
            async def patched(*args, **kwargs):
                with self as new:
                    return await item(*args, *self._more(new), **kwargs)
        else:
            def patched(*args, **kwargs):
                with self as new:
                    return item(*args, *self._more(new), **kwargs)
        patched.__name__ = item.__name__
        patched.__doc__ = item.__doc__
        return patched

    def _more(self, new):
        return (new,) if self._new is DEFAULT else ()


def patch(target, new=DEFAULT, **kwargs):
    path, _, attribute = target.rpartition(".")

    def find():
        parts = path.split(".")
        for at in range(len(parts), 0, -1):
            found = _kernel.imported(".".join(parts[:at]))
            if found is not None:
                for part in parts[at:]:
                    found = getattr(found, part)
                return found
        raise ModuleNotFoundError(f"No module named {path!r}")

    return _Patch(find, attribute, new, kwargs)


def _patch_object(target, attribute, new=DEFAULT, **kwargs):
    return _Patch(lambda: target, attribute, new, kwargs)


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict = in_dict
        self._values = dict(values, **kwargs)
        self._clear = clear

    def __enter__(self):
        self._before = dict(self._dict)
        if self._clear:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exc_info):
        self._dict.clear()
        self._dict.update(self._before)

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, item):
        def patched(*args, **kwargs):
            with self:
                return item(*args, **kwargs)
        return patched


patch.object = _patch_object
patch.dict = _PatchDict


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)
