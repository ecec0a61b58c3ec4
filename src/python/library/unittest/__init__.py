"""unittest as scripts use it: cases, suites, a runner that writes text."""
import _kernel
import sys
import time
import traceback


class SkipTest(Exception):
    pass


class _ShouldStop(Exception):
    pass


def skip(reason):
    def mark(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _shown(value):
    text = repr(value)
    return text if len(text) <= 1000 else text[:1000] + " [truncated]..."


class _Raises:
    def __init__(self, case, expected, regex=None, msg=None):
        self._case = case
        self.expected = expected
        self._regex = regex
        self.msg = msg

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            names = getattr(self.expected, "__name__", str(self.expected))
            self._case._fail(self.msg, f"{names} not raised{getattr(self, '_by', '')}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self._regex is not None:
            import re
            if re.search(self._regex, str(error)) is None:
                self._case._fail(self.msg, f'"{self._regex}" does not match "{error}"')
        return True


class _Warns:
    def __init__(self, case, expected):
        self._case = case
        self._expected = expected

    def __enter__(self):
        import warnings
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, tb):
        self._catcher.__exit__(kind, error, tb)
        if kind is None:
            for found in self.warnings:
                if issubclass(found.category, self._expected):
                    self.warning = found.message
                    return
            self._case.fail(f"{self._expected.__name__} not triggered")


class _Logs:
    def __init__(self, case, logger, level):
        import logging
        self._case = case
        self._logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._level = logging._level(level) if level else logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        logs = self

        class Handler(logging.Handler):
            def emit(self, record):
                logs.records.append(record)
                logs.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")

        logger = self._logger
        self._before = logger.handlers, logger.level, logger.propagate
        handler = Handler()
        handler.setLevel(self._level)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self._level)
        return self

    def __exit__(self, kind, error, tb):
        logger = self._logger
        logger.handlers, level, logger.propagate = self._before
        logger.setLevel(level)
        if kind is None and not self.records:
            import logging
            self._case.fail(f"no logs of level {logging.getLevelName(self._level)} or higher triggered "
                            f"on {logger.name}")


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._testMethodDoc = getattr(getattr(self, methodName, None), "__doc__", None)
        self._cleanups = []
        self._subtest = None

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._attempt(lambda: self._call(function, *args, **kwargs))

    def _call(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def _attempt(self, function):
        """Whether a part of the test went well; what it raised goes to the result."""
        result = self._result
        try:
            function()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            result.addSkip(self, str(error))
            self._outcome_known = True
        except _ShouldStop:
            self._outcome_known = True
        except self.failureException:
            self._failed(result.addFailure)
        except Exception:
            self._failed(result.addError)
        return False

    def _failed(self, add):
        self._outcome_known = True
        if self._expects_failure:
            self._result.addExpectedFailure(self, sys.exc_info())
        else:
            add(self, sys.exc_info())

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        self._result = result
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        try:
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, item.__unittest_skip_why__)
                    return result
            self._expects_failure = False
            self._outcome_known = False
            if self._attempt(self._set_up):
                self._expects_failure = getattr(method, "__unittest_expecting_failure__", False)
                self._attempt(lambda: self._call(method))
                expected, self._expects_failure = self._expects_failure, False
                self._attempt(self._tear_down)
                if expected and not self._outcome_known:
                    result.addUnexpectedSuccess(self)
                    self._outcome_known = True
            self.doCleanups()
            if not self._outcome_known:
                result.addSuccess(self)
        finally:
            result.stopTest(self)
        return result

    def _set_up(self):
        self.setUp()

    def _tear_down(self):
        self.tearDown()

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    def _fail(self, msg, standard):
        if msg is None:
            msg = standard
        elif self.longMessage:
            msg = f"{standard} : {msg}"
        raise self.failureException(msg)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_shown(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_shown(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            kind = type(first)
            standard = f"{_shown(first)} != {_shown(second)}"
            if kind is type(second):
                standard = _difference(first, second, standard)
            self._fail(msg, standard)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertEqual
    assertSequenceEqual = assertMultiLineEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_shown(first)} == {_shown(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{_shown(expr1)} is not {_shown(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {_shown(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_shown(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{_shown(member)} not found in {_shown(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{_shown(member)} unexpectedly found in {_shown(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{_shown(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_shown(obj)} is an instance of {cls!r}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{_shown(a)} not greater than {_shown(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{_shown(a)} not greater than or equal to {_shown(b)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{_shown(a)} not less than {_shown(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{_shown(a)} not less than or equal to {_shown(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        apart = abs(first - second)
        if delta is not None:
            if apart <= delta:
                return
            standard = f"{_shown(first)} != {_shown(second)} within {_shown(delta)} delta "
        else:
            places = 7 if places is None else places
            if round(apart, places) == 0:
                return
            standard = f"{_shown(first)} != {_shown(second)} within {places!r} places "
        self._fail(msg, standard + f"({_shown(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart = abs(first - second)
        if delta is not None:
            if first == second or apart <= delta:
                self._fail(msg, f"{_shown(first)} == {_shown(second)} within {_shown(delta)} delta "
                                f"({_shown(apart)} difference)")
        elif round(apart, 7 if places is None else places) == 0:
            self._fail(msg, f"{_shown(first)} == {_shown(second)} within "
                            f"{7 if places is None else places!r} places")

    def assertCountEqual(self, first, second, msg=None):
        left = list(second)
        missing = []
        for item in first:
            if item in left:
                left.remove(item)
            else:
                missing.append(item)
        if missing or left:
            self._fail(msg, f"Element counts were not equal:\nFirst has {missing}, Second has {left}")

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if re.search(expected_regex, text) is None:
            self._fail(msg, f"Regex didn't match: {expected_regex!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        found = re.search(unexpected_regex, text)
        if found is not None:
            self._fail(msg, f"Regex matched: {found.group()!r} matches {unexpected_regex!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _Raises(self, expected_exception, msg=kwargs.pop("msg", None) if not args else None)
        return self._with(context, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._with(_Raises(self, expected_exception, expected_regex), args, kwargs)

    def _with(self, context, args, kwargs):
        if not args:
            return context
        function, *rest = args
        context._by = f" by {getattr(function, '__name__', function)}"
        with context:
            function(*rest, **kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._with(_Warns(self, expected_warning), args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)


def _difference(first, second, standard):
    """The words for two that are of one class, without the lines of a diff."""
    if isinstance(first, (list, tuple)):
        kind = "List" if isinstance(first, list) else "Tuple"
        standard = f"{kind}s differ: {standard}"
        for at, (a, b) in enumerate(zip(first, second)):
            if a != b:
                return f"{standard}\n\nFirst differing element {at}:\n{a!r}\n{b!r}\n"
        is_first = len(first) > len(second)
        longer, at = (first, len(second)) if is_first else (second, len(first))
        return (f"{standard}\n\n{'First' if is_first else 'Second'} {kind.lower()} contains "
                f"{len(longer) - at} additional elements.\nFirst extra element {at}:\n{longer[at]!r}\n")
    if isinstance(first, (set, frozenset)):
        parts = []
        for items, words in ((first - second, "first set but not the second"),
                             (second - first, "second set but not the first")):
            if items:
                parts.append("\n".join([f"Items in the {words}:"] + [repr(item) for item in items]))
        return "\n".join(parts)
    if isinstance(first, str):
        return f"{standard}\n- {first}\n+ {second}\n"
    return standard


class _SubTest:
    def __init__(self, case, message, params):
        self._case = case
        self._text = " ".join(([f"[{message}]"] if message is not None else [])
                              + ([f"({', '.join([f'{k}={v!r}' for k, v in params.items()])})"]
                                 if params else [])) or "(<subtest>)"
        self.failureException = case.failureException

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        case = self._case
        if kind is None or issubclass(kind, KeyboardInterrupt):
            return False
        if issubclass(kind, SkipTest):
            case._result.addSkip(self, str(error))
            return True
        case._outcome_known = True
        add = (case._result.addFailure if issubclass(kind, case.failureException)
               else case._result.addError)
        add(self, (kind, error, tb))
        return True

    def id(self):
        return f"{self._case.id()} {self._text}"

    def shortDescription(self):
        return self._case.shortDescription()

    def __str__(self):
        return f"{self._case} {self._text}"


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return value

    def _set_up(self):
        self._runner.get_loop()
        self.setUp()
        self._call(self.asyncSetUp)

    def _tear_down(self):
        self._call(self.asyncTearDown)
        self.tearDown()

    def _call(self, function, *args, **kwargs):
        import inspect
        found = function(*args, **kwargs)
        if inspect.iscoroutine(found):
            async def awaited():
                return await found
            return self._runner.run(awaited())
        return found

    def run(self, result=None):
        import asyncio
        with asyncio.Runner(debug=False) as self._runner:
            return super().run(result)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self.runTest = testFunc
        super().__init__()


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def _cases(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._cases()
            else:
                yield test

    def run(self, result):
        cls = None
        broken = False
        for case in self._cases():
            if result.shouldStop:
                break
            if type(case) is not cls:
                self._leave(cls, result, broken)
                cls = type(case)
                broken = not self._enter(cls, result)
            if not broken:
                case.run(result)
        self._leave(cls, result, broken)
        return result

    __call__ = run

    def _enter(self, cls, result):
        if getattr(cls, "__unittest_skip__", False):
            return True
        return self._part(cls, result, "setUpClass")

    def _leave(self, cls, result, broken):
        if cls is not None and not broken and not getattr(cls, "__unittest_skip__", False):
            self._part(cls, result, "tearDownClass")

    def _part(self, cls, result, name):
        try:
            getattr(cls, name)()
            return True
        except SkipTest as error:
            result.addSkip(_ClassPart(cls, name), str(error))
        except Exception:
            result.addError(_ClassPart(cls, name), sys.exc_info())
        return False


class _ClassPart:
    def __init__(self, cls, name):
        self._text = f"{name} ({cls.__module__}.{cls.__qualname__})"

    def id(self):
        return self._text

    __str__ = id

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        return [name for name in sorted(dir(testCaseClass)) if name.startswith(self.testMethodPrefix)
                and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite([testCaseClass(name) for name in self.getTestCaseNames(testCaseClass)])

    def loadTestsFromModule(self, module):
        found = [getattr(module, name) for name in sorted(vars(module))]
        classes = [item for item in found if isinstance(item, type) and issubclass(item, TestCase)
                   and item not in (TestCase, IsolatedAsyncioTestCase, FunctionTestCase)]
        return TestSuite([self.loadTestsFromTestCase(cls) for cls in classes])

    def loadTestsFromName(self, name, module=None):
        item = _kernel.imported("__main__") if module is None else module
        parts = name.split(".")
        for at, part in enumerate(parts):
            if isinstance(item, type) and at == len(parts) - 1:
                return TestSuite([item(part)])
            item = getattr(item, part)
        return self.loadTestsFromTestCase(item)

    def loadTestsFromNames(self, names, module=None):
        return TestSuite([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix="test"):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def stop(self):
        self.shouldStop = True

    def _text(self, err):
        return "".join(traceback.format_exception(*err))

    def addSuccess(self, test):
        pass

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")


TestResult.__module__ = "unittest.result"


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.verbosity = verbosity

    def getDescription(self, test):
        doc = test.shortDescription()
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")

    def _note(self, word, letter):
        if self.verbosity > 1:
            self.stream.write(word + "\n")
        elif self.verbosity == 1:
            self.stream.write(letter)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._note("ok", ".")

    def _name_subtest(self, test):
        if isinstance(test, _SubTest) and self.verbosity > 1:
            self.stream.write(f"\n  {self.getDescription(test)} ... ")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._name_subtest(test)
        self._note("FAIL", "F")

    def addError(self, test, err):
        super().addError(test, err)
        self._name_subtest(test)
        self._note("ERROR", "E")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note("unexpected success", "u")

    def printErrors(self):
        self.stream.write("\n")
        for word, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write(f"{'=' * 70}\n{word}: {self.getDescription(test)}\n{'-' * 70}\n"
                                  f"{text}\n")


TextTestResult.__module__ = "unittest.runner"


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = stream
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        stream = sys.stderr if self.stream is None else self.stream
        result = self.resultclass(stream, True, self.verbosity)
        result.failfast = self.failfast
        started = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - started
        result.printErrors()
        n = result.testsRun
        stream.write(f"{'-' * 70}\nRan {n} test{'' if n == 1 else 's'} in {taken:.3f}s\n\n")
        counts = [f"{name}={len(found)}" for name, found in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses)) if found]
        word = "OK" if result.wasSuccessful() else "FAILED"
        stream.write(word + (f" ({', '.join(counts)})" if counts else "") + "\n")
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False):
        argv = sys.argv if argv is None else argv
        names = [arg for arg in argv[1:] if not arg.startswith("-")]
        if "-v" in argv[1:] or "--verbose" in argv[1:]:
            verbosity = 2
        if isinstance(module, str):
            module = _kernel.imported(module)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        suite = (testLoader.loadTestsFromNames(names, module) if names
                 else testLoader.loadTestsFromModule(module))
        if testRunner is None:
            testRunner = TextTestRunner(verbosity=verbosity, failfast=bool(failfast))
        elif isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity)
        self.result = testRunner.run(suite)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
