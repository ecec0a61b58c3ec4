import asyncio, io, re, sys, unittest
class TestA(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass"); cls.shared = [1]
    @classmethod
    def tearDownClass(cls): print("tearDownClass")
    def setUp(self): print("setUp", self._testMethodName); self.addCleanup(print, "cleanup")
    def tearDown(self): print("tearDown")
    def test_ok(self):
        """It is ok."""
        self.assertEqual(1, 1); self.assertIn(1, [1]); self.assertTrue(True)
        with self.assertRaises(ValueError) as cm: int("x")
        print(cm.exception)
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegex(KeyError, "a"): {}["a"]
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertIsNone(None); self.assertCountEqual([1, 2], [2, 1])
    def test_bad(self): self.assertEqual(1, 2, "numbers")
    def test_bad2(self): self.assertTrue(0, msg="zero")
    def test_error(self): raise RuntimeError("boom")
    @unittest.skip("later")
    def test_skip(self): print("no")
    @unittest.skipIf(sys.version_info > (3,), "new")
    def test_skip2(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.fail("x")
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
class TestB(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): print("asyncSetUp"); self.q = asyncio.Queue()
    async def asyncTearDown(self): print("asyncTearDown")
    async def test_q(self):
        await self.q.put(1); self.assertEqual(await self.q.get(), 1)
        with self.assertRaises(asyncio.TimeoutError): await asyncio.wait_for(asyncio.sleep(1), 0.01)
    def test_sync(self): self.assertGreater(2, 1)
if __name__ == "__main__":
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=2).run(unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in (TestA, TestB)]))
    text = re.sub(r"in [0-9.]+s", "in TIME", out.getvalue())
    print("\n".join(line for line in text.split("\n") if "^" not in line and "  File" not in line))
    print(result.wasSuccessful(), result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), [str(t) for t, _ in result.failures], result)
    suite = unittest.TestSuite(); suite.addTest(TestA("test_ok")); print(suite.countTestCases())
    print(unittest.TextTestRunner(stream=io.StringIO()).run(suite).wasSuccessful())
    sys.stderr = io.StringIO()
    program = unittest.main(argv=["x", "TestB"], exit=False)
    print(program.result.wasSuccessful())
    unittest.main(argv=["x"])
