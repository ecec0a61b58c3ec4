"""The simulated machine as a process that is given one program after another (examples/engine.rs)."""

import select
import subprocess
import time

from cpython import Outcome, without_noise


class Engine:
    def __init__(self, path):
        self.path = path
        self.process = None
        self.unread = b""

    def start(self, program, max_steps):
        """Begins to run a program."""
        if self.process is None:
            pipe = subprocess.PIPE
            self.process = subprocess.Popen([self.path], stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
            self.unread = b""
        request = b"%d %d\n%s" % (len(program), max_steps, program)
        try:
            self.process.stdin.write(request)
        except BrokenPipeError:
            pass  # It is told when the answer is missing.

    def finish(self, seconds):
        """What the program did, and after how many steps."""
        deadline = time.monotonic() + seconds
        try:
            head = self._until_newline(deadline)
            status, n_steps, n_out, n_err = map(int, head.split())
            stdout = self._exactly(n_out, deadline).decode()
            stderr = self._exactly(n_err, deadline).decode()
        except TimeoutError:
            return self._lost("the engine did not answer"), 0
        except EOFError:
            return self._lost("the engine died"), 0
        if status == 101 and n_steps == 0:
            return Outcome("the engine panicked", "", stderr), 0
        return Outcome(status, stdout, without_noise(stderr)), n_steps

    def close(self):
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _lost(self, what):
        self.process.kill()
        stderr = self.process.communicate()[1].decode("utf-8", "replace")
        self.process = None
        return Outcome(what, "", stderr)

    def _until_newline(self, deadline):
        while b"\n" not in self.unread:
            self._read(deadline)
        line, self.unread = self.unread.split(b"\n", 1)
        return line

    def _exactly(self, n, deadline):
        while len(self.unread) < n:
            self._read(deadline)
        part, self.unread = self.unread[:n], self.unread[n:]
        return part

    def _read(self, deadline):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
            raise TimeoutError
        part = self.process.stdout.read(1 << 16)
        if not part:
            raise EOFError
        self.unread += part
