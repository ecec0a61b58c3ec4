// CPython, kept running beside the browser: the same driver as the native benchmarks use (cpython.py).

import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export class CPython {
  constructor() {
    // `python3` may be a shim that chooses a version: ask it for the real one.
    const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
    this.child = spawn(python, ["benches/shared/cpython.py"], { stdio: ["pipe", "pipe", "inherit"] });
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Runs a program; answers `{ seconds, printed }`. */
  async run(text) {
    this.child.stdin.write(`${JSON.stringify(text)}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error("python3 ended");
    return JSON.parse(value);
  }

  end() {
    this.child.stdin.end();
  }
}
