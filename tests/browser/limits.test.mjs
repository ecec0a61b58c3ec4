// What is damaged or not supported is said in words, and the page stays usable.

import assert from "node:assert/strict";
import { WORLDS } from "./harness.mjs";

const cases = {};

const DAMAGED = ["#nonsense", "#scenario=nope", "#cores=99", "#jobs=download", "#speed=%ff", `#${"x".repeat(5000)}=1`, "#%"];

cases["a damaged or unknown hash opens the default with a notice"] = async ({ open }) => {
  for (const hash of DAMAGED) {
    const visit = await open({ hash });
    const notice = visit.page.getByRole("alert");
    await visit.shows(notice);
    assert.match(await notice.innerText(), /address/i, hash);
    assert.deepEqual(await visit.violations(), []);
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await notice.waitFor({ state: "detached" });
    await visit.press("1");
    for (const world of WORLDS) await visit.shows(visit.chip(world, 1));
  }
};

cases["a hash sets the scene"] = async ({ open }) => {
  const visit = await open({ hash: "#scenario=thumbnails&cores=4&gil=off&theme=dark" });
  assert.equal(await visit.page.getByRole("alert").count(), 0);
  assert.equal(await visit.page.getByLabel("Scenario").inputValue(), "thumbnails");
  assert.match(await visit.text("Threads"), /no GIL/);
  assert.equal(await visit.page.evaluate(() => document.documentElement.dataset.theme), "dark");
};

// What may go wrong in a program: its text, and what the world says about it. Line numbers are part of it.
const STOPPED = {
  "an import that is not supported": ["import lab\nimport numpy\n", /numpy[^]*line 2/],
  "a construct that is not supported": ["from lab import inbox\n\nasync def f():\n    exec('1')\n", /exec[^]*line 4/],
  "a syntax error": ["x = 1\nfor job inbox():\n    pass\n", /syntax[^]*line 2/i],
  "endless recursion": [
    "from lab import inbox\n\ndef f():\n    f()\n\nfor job in inbox():\n    f()\n",
    /recursion|RecursionError/i,
  ],
  "10⁶ threads": [
    "import threading, time\nfrom lab import inbox\nfor job in inbox():\n  for n in range(10**6):\n    threading.Thread(target=time.sleep, args=[9]).start()\n",
    /thread[^]*line 5/i,
  ],
  "too much memory": ["from lab import inbox\nfor job in inbox():\n    x = [0] * 10**9\n", /memory[^]*line 3/i],
};

for (const [what, [program, message]] of Object.entries(STOPPED)) {
  cases[`${what} is said with its line, and the other worlds go on`] = async ({ open }) => {
    const visit = await open({ programs: { "image_downloads/async.py": program } });
    await visit.press("1");
    await visit.press("End");
    await visit.simulated();
    await visit.press("End");
    await visit.shows(visit.chip("Threads", 1, "done"));
    const said = `${await visit.text("Async")}\n${await consoleOf(visit, "Async")}`;
    assert.match(said, message);
    await isUsable(visit);
  };
}

cases["an endless loop never freezes the page"] = async ({ open }) => {
  const program = "from lab import inbox\nfor job in inbox():\n    while True:\n        pass\n";
  const visit = await open({ programs: { "image_downloads/async.py": program }, hash: "#speed=1" });
  await visit.press("1");
  await visit.press(" ");
  const slowest = await slowestFrame(visit, 2000);
  assert.ok(slowest < 250, `a frame took ${slowest} ms`);
  await visit.press(" ");
  assert.match(await visit.text("Async"), /line|while|running/i);
  await isUsable(visit);
};

/** The rest of the page answers: jobs can be started and seen done in a healthy world. */
async function isUsable(visit) {
  await visit.press("1");
  await visit.shows(visit.chip("Threads", 2));
  await visit.press("Home", "ArrowRight", "ArrowLeft");
  assert.deepEqual(await visit.violations(), []);
}

async function consoleOf(visit, world) {
  await visit.region("Console").getByRole("tab", { name: new RegExp(`^${world}`) }).click();
  return visit.text("Console");
}

/** The longest time between two frames, in milliseconds. */
function slowestFrame({ page }, during) {
  return page.evaluate(
    (during) =>
      new Promise((done) => {
        const start = performance.now();
        let [last, slowest] = [start, 0];
        requestAnimationFrame(function frame(now) {
          slowest = Math.max(slowest, now - last);
          last = now;
          if (now - start < during) requestAnimationFrame(frame);
          else done(slowest);
        });
      }),
    during,
  );
}

export default cases;
