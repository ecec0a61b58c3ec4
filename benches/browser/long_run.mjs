// A run of 10⁸ steps in the page: how long the page is busy at a time while it is recorded, then seeks to random places
// and steps back by a line, from the hand's input to the painted page, and the memory that the Wasm has taken.

import { percentile } from "../shared/figures.mjs";
import { listening, takeSimulated } from "./simulating.mjs";
import { openWorlds, program, runUntil } from "./worlds.mjs";

const LIMIT_MS = 240_000;
const SEEKS = 1_000;
const STEPS_BACK = 200;
/** Browsers tell of no input that was answered sooner, and tell the others in multiples of 8 ms. */
const SOON_MS = 16;
/** Where in the timeline the ruler is, and where its field begins, in pixels. */
const RULER_Y = 10;
const GUTTER = 120;

/** `turns` of the program `long_run` are `steps` steps. */
export async function measureLongRun(browser, url, { steps, turns }) {
  const visit = await openWorlds(watching(listening(browser)), url, { sync: await program("long_run", turns) });
  await wake(visit);
  const before = await wasmBytes(visit.page);
  const fault = await runUntil(visit, (text) => new RegExp(`\\b${turns}\\s*$`, "m").test(text), LIMIT_MS);
  const simulated = await takeSimulated(visit.page);
  // Nothing answers a key that is let go: until the next paint, which the growing timeline decides, nobody waits.
  const recording = await takeWatched(visit.page, "keydown");
  const bytes = (await wasmBytes(visit.page)) - before;
  const seek = await seeks(visit);
  const step_back = await stepsBack(visit);
  await visit.end();
  return {
    steps,
    fault,
    simulated_s: simulated.ms / 1000,
    longest_slice_ms: simulated.longestMs,
    longest_task_ms: Math.max(0, ...recording.tasks),
    slowest_answer_ms: Math.max(SOON_MS, ...recording.answers),
    bytes,
    seek,
    step_back,
  };
}

/** Has the page load what it needs to simulate: loading is measured elsewhere, recording here. */
async function wake(visit) {
  await visit.page.mouse.move(9, 9);
  await visit.press("Home");
  await visit.simulated();
  await takeSimulated(visit.page);
  await takeWatched(visit.page);
}

async function seeks(visit) {
  const box = await visit.region("Timeline").locator("canvas").first().boundingBox();
  const width = box.width - GUTTER;
  return answers(visit, "pointerdown", SEEKS, async () => {
    await visit.page.mouse.click(box.x + GUTTER + Math.random() * width, box.y + RULER_Y);
  });
}

async function stepsBack(visit) {
  await visit.page.getByRole("radio", { name: "line" }).check({ force: true });
  await visit.page.locator("body").click({ position: { x: 2, y: 2 } });
  return answers(visit, "keydown", STEPS_BACK, () => visit.page.keyboard.press("ArrowLeft"));
}

/** Milliseconds until the page has answered, painted included, over so many inputs. */
async function answers(visit, kind, n, input) {
  await takeWatched(visit.page);
  for (let i = 0; i < n; i += 1) {
    await input();
    await visit.settle();
  }
  const { answers: late } = await takeWatched(visit.page, kind);
  const all = [...late, ...Array(Math.max(0, n - late.length)).fill(SOON_MS)];
  return { n, p50_ms: percentile(all, 50), p99_ms: percentile(all, 99), max_ms: percentile(all, 100) };
}

/** The browser, with an eye on long tasks, slow answers and the Wasm's memory in every page that it opens. */
function watching(browser) {
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      await context.addInitScript((soonMs) => {
        const watched = { tasks: [], events: [] };
        globalThis.watched = watched;
        new PerformanceObserver((list) => {
          watched.tasks.push(...list.getEntries().map(({ duration }) => duration));
        }).observe({ type: "longtask" });
        new PerformanceObserver((list) => {
          watched.events.push(...list.getEntries().map(({ name, duration }) => ({ name, duration })));
        }).observe({ type: "event", durationThreshold: soonMs });
        const { instantiateStreaming } = WebAssembly;
        WebAssembly.instantiateStreaming = async (...given) => {
          const made = await instantiateStreaming.apply(WebAssembly, given);
          globalThis.wasmMemory ??= made.instance.exports.memory;
          return made;
        };
      }, SOON_MS);
      return context;
    },
  };
}

/** Long tasks and slow answers (to one kind of event, or any) since the last call, in milliseconds. */
async function takeWatched(page, kind) {
  const { tasks, events } = await page.evaluate(() => {
    const { tasks, events } = globalThis.watched;
    return { tasks: tasks.splice(0), events: events.splice(0) };
  });
  return { tasks, answers: events.filter(({ name }) => !kind || name === kind).map(({ duration }) => duration) };
}

function wasmBytes(page) {
  return page.evaluate(() => globalThis.wasmMemory.buffer.byteLength);
}
