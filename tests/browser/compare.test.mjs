// The main job, as someone does it with the keyboard: start, play, step, scrub back, branch, undo.

import assert from "node:assert/strict";
import { WORLDS } from "./harness.mjs";

const cases = {};

cases["the empty page says what to do"] = async ({ open }) => {
  const visit = await open();
  for (const world of WORLDS) {
    assert.match(await visit.text(world), /Nothing waits\. Start a task, or press\s+1\./, world);
  }
  for (const landmark of ["Start a task", "Explanation", "Timeline", "Console"]) {
    await visit.shows(visit.region(landmark));
  }
};

cases["pressing 1 shows job 1 in all four worlds, and playing finishes it in all four"] = async ({ open }) => {
  const visit = await open({ hash: "#speed=1" });
  await visit.press("1");
  for (const world of WORLDS) await visit.shows(visit.chip(world, 1));
  await visit.press(" ");
  await visit.shows(visit.button("Pause"));
  for (const world of WORLDS) await visit.shows(visit.chip(world, 1, "done"), 30_000);
};

cases["every start button starts a job in every world"] = async ({ open }) => {
  const visit = await open();
  const names = ["Download", "Resize image", "Payment", "Send e-mail", "Failing call"];
  for (const name of names) await visit.button(name).click();
  await visit.button("Burst").click();
  await visit.press("End");
  await visit.simulated();
  await visit.press("End");
  for (const world of WORLDS) {
    assert.match(await visit.text(world), /15\/15\s+done|14\/15\s+done/i, world);
    await visit.shows(visit.chip(world, 1, "done"));
    await visit.shows(visit.chip(world, 5, "failed"));
  }
};

cases["n steps forward and n back give the same page at every step"] = async ({ open }) => {
  const visit = await open();
  await visit.press("1", "2", "3");
  await visit.simulated();
  for (const kind of ["line", "event", "switch"]) {
    await visit.page.getByRole("radio", { name: kind, exact: true }).check();
    await visit.press("Home");
    await visit.page.evaluate(() => document.activeElement.blur());
    await visit.press("ArrowRight");
    const seen = [await visit.everything()];
    for (let n = 0; n < 25; n += 1) {
      await visit.press("ArrowRight");
      seen.push(await visit.everything());
    }
    assert.ok(new Set(seen).size > 10, `stepping by ${kind} moves`);
    while (seen.length > 1) {
      seen.pop();
      await visit.press("ArrowLeft");
      assert.equal(await visit.everything(), seen.at(-1), `by ${kind}, after ${seen.length} steps`);
    }
  }
};

cases["seeking shows the same page as stepping there"] = async ({ open }) => {
  const visit = await open();
  await visit.press("1", "2");
  await visit.simulated();
  await visit.press("Home");
  for (let n = 0; n < 40; n += 1) await visit.press("ArrowRight");
  const { event } = await visit.position();
  const stepped = await visit.everything();
  await visit.press("End", "Home");
  await seekEvent(visit, event);
  assert.equal(await visit.everything(), stepped);
};

cases["starting a job in the past branches the run, and undo brings the old one back"] = async ({ open }) => {
  const visit = await open();
  await visit.press("1", "1");
  await visit.simulated();
  await visit.press("End");
  const old = await figures(visit);
  const { event, events } = await visit.position();

  await seekEvent(visit, Math.floor(event / 2));
  const middle = await visit.position();
  assert.ok(middle.ms > 0 && middle.event < event);
  await visit.press("2");
  await visit.simulated();
  assert.equal((await visit.position()).ms, middle.ms, "the cursor stays");
  for (const world of WORLDS) await visit.shows(visit.chip(world, 3));
  await visit.press("End");
  assert.notDeepEqual(await figures(visit), old);

  await visit.press("Control+z");
  await visit.simulated();
  await visit.press("End");
  assert.deepEqual(await figures(visit), old);
  assert.equal((await visit.position()).events, events);
  for (const world of WORLDS) assert.equal(await visit.chip(world, 3).count(), 0, world);

  await visit.press("Control+Shift+z");
  await visit.simulated();
  await visit.press("End");
  for (const world of WORLDS) await visit.shows(visit.chip(world, 3));
};

cases["the explanation says that a computation holds up the event loop"] = async ({ open }) => {
  const visit = await open();
  await visit.press("1", "2");
  await visit.simulated();
  await visit.press("Home");
  const said = new Set();
  for (let n = 0; n < 150; n += 1) {
    await visit.press("ArrowRight");
    said.add(await visit.text("Explanation"));
  }
  const sentence = /Async[^]*CPU work inside the event loop, so task[^]*cannot move/;
  assert.ok([...said].some((text) => sentence.test(text)), [...said].join("\n\n"));
};

cases["another machine simulates the run again at once, and undo brings the first one back"] = async ({ open }) => {
  const visit = await open({ hash: "#scenario=thumbnails" });
  await visit.press("1", "1", "1", "1");
  await visit.simulated();
  await visit.press("End");
  const before = await visit.position();
  await visit.page.getByRole("button", { name: /^Machine/ }).click();
  const panel = visit.page.getByRole("dialog", { name: "Machine settings" });
  await visit.shows(panel);
  assert.deepEqual(await visit.violations(), []);
  await panel.getByRole("switch", { name: /^GIL/ }).uncheck();
  await panel.getByLabel(/^Cores/).fill("4");
  await visit.press("Tab", "Escape");
  await visit.simulated();
  assert.match(await visit.text("Threads"), /no GIL/);
  assert.match(await visit.page.getByRole("button", { name: /^Machine/ }).innerText(), /4 cores/);
  await visit.page.evaluate(() => document.activeElement?.blur());
  await visit.press("Control+z", "Control+z");
  await visit.simulated();
  await visit.press("End");
  assert.doesNotMatch(await visit.text("Threads"), /no GIL/);
  assert.deepEqual(await visit.position(), before);
};

cases["every scenario runs to its end in all four worlds"] = async ({ open }) => {
  const visit = await open();
  const picker = visit.page.getByLabel("Scenario");
  const slugs = await picker.locator("option").evaluateAll((options) => options.map(({ value }) => value));
  assert.equal(slugs.length, 6);
  for (const slug of slugs) {
    await picker.selectOption(slug);
    await visit.page.evaluate(() => document.activeElement?.blur());
    await visit.press("1", "2", "1");
    await visit.simulated();
    await visit.press("End");
    for (const world of WORLDS) assert.match(await visit.text(world), /3\/3\s+done/i, `${slug}, ${world}`);
    await visit.shot(`end-${slug}`);
  }
};

cases["the timeline seeks by a click, and zooms and pans"] = async ({ open }) => {
  const visit = await open();
  await visit.press("1", "1", "1");
  await visit.simulated();
  const box = await visit.region("Timeline").locator("canvas").boundingBox();
  await visit.page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.5);
  await visit.settle();
  const { ms } = await visit.position();
  assert.ok(ms > 0, "the cursor went where the click was");
  await visit.page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
  await visit.settle();
  assert.ok((await visit.position()).ms < ms);
  const before = await visit.region("Timeline").screenshot();
  await visit.region("Timeline").getByRole("button", { name: /zoom in/i }).click();
  await visit.settle();
  assert.ok(!before.equals(await visit.region("Timeline").screenshot()), "zooming shows something else");
};

cases["the whole main job works by keyboard alone"] = async ({ open }) => {
  const visit = await open({ hash: "#speed=20" });
  await tabTo(visit, /^Download/);
  await visit.press("Enter");
  for (const world of WORLDS) await visit.shows(visit.chip(world, 1));
  await tabTo(visit, /^Step forward/);
  await visit.press("Enter", "Enter");
  assert.ok((await visit.position()).event >= 2);
  await tabTo(visit, /^Position/);
  await visit.press("End");
  await visit.simulated();
  await visit.press("Home");
  assert.equal((await visit.position()).event, 0);
  await tabTo(visit, /^Play/);
  await visit.press(" ");
  for (const world of WORLDS) await visit.shows(visit.chip(world, 1, "done"), 30_000);
};

cases["single keys can be switched off"] = async ({ open }) => {
  const visit = await open();
  await visit.press("?");
  const dialog = visit.page.getByRole("dialog", { name: /What a program does/ });
  await visit.shows(dialog);
  assert.deepEqual(await visit.violations(), []);
  await dialog.getByRole("switch", { name: /Single keys/ }).uncheck();
  await visit.press("Escape");
  await visit.page.evaluate(() => document.activeElement?.blur());
  await visit.press("1");
  for (const world of WORLDS) assert.equal(await visit.chip(world, 1).count(), 0, world);
  await visit.button("Download").click();
  for (const world of WORLDS) await visit.shows(visit.chip(world, 1));
};

cases["a step is announced and explained, playing is not"] = async ({ open }) => {
  const visit = await open({ hash: "#speed=20" });
  const live = visit.page.locator("[aria-live=polite]").first();
  await visit.press("1", "ArrowRight", "ArrowRight");
  const said = await live.textContent();
  assert.ok(said.trim().length > 20, said);
  assert.match(await visit.text("Explanation"), /\w+.*\./s);
  await visit.press(" ");
  await visit.page.waitForTimeout(300);
  assert.equal(await live.textContent(), said);
};

for (const [viewport, theme] of [["wide", "light"], ["wide", "dark"], ["tablet", "light"], ["tablet", "dark"], ["phone", "light"], ["phone", "dark"]]) {
  cases[`axe finds nothing in the middle of a run, and it fits: ${viewport}, ${theme}`] = async ({ open }) => {
    const visit = await open({ viewport, theme });
    await busy(visit);
    await visit.shot(`busy-${viewport}-${theme}`);
    assert.deepEqual(await visit.violations(), []);
    const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
  };
}

cases["nothing moves by itself under reduced motion"] = async ({ open }) => {
  const visit = await open({ reducedMotion: true, hash: "#speed=1" });
  await visit.press("1", "2", " ");
  await visit.page.waitForTimeout(500);
  const running = await visit.page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length);
  assert.equal(running, 0);
};

/** A page with much on it: two kinds of jobs and a burst, halfway through. */
async function busy(visit) {
  await visit.press("1", "2", "3", "5", "b");
  await visit.simulated();
  await visit.press("End");
  const { event } = await visit.position();
  await seekEvent(visit, Math.floor(event / 3));
}

/** Moves the cursor by the Position slider, as a screen reader does. */
async function seekEvent(visit, event) {
  await visit.page.getByRole("slider", { name: "Position" }).fill(String(event));
  await visit.page.evaluate(() => document.activeElement?.blur());
  await visit.settle();
}

/** The measured figures of the four worlds. */
async function figures(visit) {
  return Promise.all(WORLDS.map((world) => visit.page.getByRole("group", { name: `Figures of ${world}` }).innerText()));
}

/** Presses Tab until the focused control has this name. */
async function tabTo(visit, name) {
  for (let n = 0; n < 200; n += 1) {
    await visit.page.keyboard.press("Tab");
    const focused = await visit.page.evaluate(
      () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(focused.trim())) return;
  }
  assert.fail(`no control named ${name} is reached by Tab`);
}

export default cases;
