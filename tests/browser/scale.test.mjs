// A page with ten thousand tasks and a thousand threads: what is in sight is drawn, the rest is summed up, and can
// be opened and searched; a long run says how far it is, and can be stopped.

import assert from "node:assert/strict";

const cases = {};

/** Ten jobs make this many tasks and threads between them, which all wait for a minute or more. */
const N_TASKS = 10_000;
const N_THREADS = 1_000;

/** The scenario's jobs, other than they are: every job waits many times at once. */
function crowd(n_tasks = N_TASKS, n_threads = N_THREADS) {
  return {
    "image_downloads/jobs.py": `import asyncio
import threading
from lab import aio, io


def wait(n, job):
    io(60_000 + n)


async def await_it(n, job):
    await aio(60_000 + n)


def handle(job):
    if threading.current_thread() is threading.main_thread():
        io(400)
        return
    for n in range(${n_threads / 10}):
        threading.Thread(target=wait, args=[n, job]).start()


async def ahandle(job):
    for n in range(${n_tasks / 10}):
        asyncio.create_task(await_it(n, job))
`,
  };
}

/** The page with all of them alive. */
async function crowded(open, options = {}, n_tasks = N_TASKS, n_threads = N_THREADS) {
  const visit = await open({ programs: crowd(n_tasks, n_threads), ...options });
  await visit.press("b");
  await visit.simulated();
  await visit.press("End");
  await visit.shows(more(visit, "Async"));
  return visit;
}

/** The last button of a world that stands for what is not drawn. */
function more(visit, world) {
  return visit.region(world).getByRole("button", { name: /^\+ [\d,]+ more$/ }).last();
}

cases["ten thousand tasks and a thousand threads are summed up"] = async ({ open }) => {
  const visit = await crowded(open);
  assert.match(await more(visit, "Async").innerText(), /^\+ 9,99\d more$/);
  assert.match(await more(visit, "Threads").innerText(), /^\+ 9\d\d more$/);
  assert.match(await visit.text("Threads"), /1,001 threads/i);
};

cases["what a page is made of follows what is in sight, not how much there is"] = async ({ open }) => {
  const counts = [];
  for (const [n_tasks, n_threads] of [[1_000, 200], [N_TASKS, N_THREADS]]) {
    const visit = await crowded(open, {}, n_tasks, n_threads);
    counts.push(await visit.page.evaluate(() => document.querySelectorAll("*").length));
  }
  assert.ok(Math.abs(counts[0] - counts[1]) < 20, `${counts}`);
};

cases["the rest of a list is opened, searched and closed by keyboard alone"] = async ({ open }) => {
  const visit = await crowded(open);
  const button = more(visit, "Async");
  await button.focus();
  await visit.press("Enter");
  const dialog = visit.region("Async").getByRole("dialog", { name: "Waiting tasks" });
  await visit.shows(dialog);
  assert.deepEqual(await visit.violations(), []);
  const search = dialog.getByRole("searchbox");
  assert.ok(await search.evaluate((it) => it === document.activeElement), "one can search at once");
  const status = dialog.getByRole("status");
  assert.match(await status.innerText(), /10,00\d rows/);

  await visit.page.keyboard.type("job 7");
  await visit.settle();
  assert.match(await status.innerText(), /1,000 of 10,00\d/);
  const chips = await dialog.getByRole("img").evaluateAll((all) => all.map((it) => it.ariaLabel));
  assert.ok(chips.length > 5 && chips.length < 60, `${chips.length} rows are drawn`);
  assert.ok(chips.every((name) => name === "job 7, waiting"), `${chips}`);

  await search.fill("network waiting task-77");
  await visit.settle();
  assert.match(await status.innerText(), /^1[,\d]* of/);
  await search.fill("no such thing");
  await visit.settle();
  assert.match(await dialog.innerText(), /Nothing here has all these words/);

  await search.fill("");
  await visit.press("Tab", "End");
  // It scrolls there smoothly; then the last row is drawn.
  await visit.page.waitForFunction(() => {
    const last = [...document.querySelectorAll(".roster [aria-posinset]")].at(-1);
    return last?.ariaPosInSet === last?.ariaSetSize;
  });
  await visit.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(await button.evaluate((it) => it === document.activeElement), "the focus is back where it was");
};

cases["an opened list of threads follows the run"] = async ({ open }) => {
  const visit = await crowded(open);
  await more(visit, "Threads").click();
  const dialog = visit.region("Threads").getByRole("dialog", { name: "Threads" });
  await dialog.getByRole("searchbox").fill("job 3 network");
  await visit.settle();
  assert.match(await dialog.getByRole("status").innerText(), /100 of 1,001/);
  await visit.page.evaluate(() => document.activeElement.blur());
  await visit.press("Home");
  assert.match(await dialog.getByRole("status").innerText(), /0 of 1\b/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
};

cases["a timeline with ten thousand lanes scrolls"] = async ({ open }) => {
  const visit = await crowded(open);
  const field = visit.region("Timeline").getByRole("group", { name: /^Lanes/ });
  const before = await field.screenshot();
  await field.focus();
  for (let n = 0; n < 5; n += 1) await visit.press("ArrowDown");
  assert.ok(!before.equals(await field.screenshot()), "other lanes are in sight");
};

cases["running ahead says how far it is, and can be cancelled"] = async ({ open }) => {
  const lines = ["from lab import inbox", "for job in inbox():", "  texts = {}", "  n = 0", "  while True:",
    "    texts[n % 100] = str(n) + 'x'", "    n += len(texts[n % 100])"];
  const visit = await open({ programs: { "image_downloads/async.py": `${lines.join("\n")}\n` } });
  await visit.press("1");
  await visit.simulated();
  const timeline = visit.region("Timeline");
  await timeline.getByRole("button", { name: "Run ahead" }).click();
  const bar = timeline.getByRole("progressbar", { name: "Running ahead" });
  await visit.shows(bar);
  assert.match(await visit.text("Timeline"), /Running ahead: \d+% · [\d,]+ M steps/);
  assert.deepEqual(await visit.violations(), []);
  const before = Number(await bar.getAttribute("aria-valuenow"));
  await visit.page.waitForFunction(
    (before) => Number(document.querySelector("[role=progressbar]")?.ariaValueNow ?? 100) > before,
    before,
  );
  await visit.shot("running-ahead");
  if ((await bar.count()) > 0) await timeline.getByRole("button", { name: "Cancel" }).click();
  await bar.waitFor({ state: "detached" });
  await visit.simulated();
  const { event } = await visit.position();
  await visit.press("ArrowRight", "ArrowLeft");
  assert.equal((await visit.position()).event, event, "the page is as usable as before");
};

for (const viewport of ["wide", "tablet", "phone"]) {
  for (const theme of ["light", "dark"]) {
    cases[`axe finds nothing on a crowded page, and it fits: ${viewport}, ${theme}`] = async ({ open }) => {
      const visit = await crowded(open, { viewport, theme });
      await visit.shot(`crowded-${viewport}-${theme}`);
      assert.deepEqual(await visit.violations(), []);
      const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
      await more(visit, "Async").click();
      const dialog = visit.region("Async").getByRole("dialog");
      await visit.shows(dialog);
      await dialog.scrollIntoViewIfNeeded();
      await visit.shot(`crowded-opened-${viewport}-${theme}`);
      assert.deepEqual(await visit.violations(), []);
    };
  }
}

export default cases;
