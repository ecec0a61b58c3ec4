// What Chromium's own trace says about a stretch of a page's life: how long scripts ran in each frame, and how long
// each task of the main thread was. In CPU time of the thread, so that what else the machine does is not held
// against the page; wall times beside it.

import { percentile } from "../shared/figures.mjs";

const CATEGORIES = ["devtools.timeline", "toplevel", "v8.execute"];
/** Slices that are script. Those inside another of them are not counted twice. */
const SCRIPT = new Set([
  "FunctionCall", "EvaluateScript", "FireAnimationFrame", "TimerFire", "EventDispatch", "RunMicrotasks",
  "V8.Execute", "FireIdleCallback",
]);

/** Runs `action` under a trace; answers script milliseconds of each frame and milliseconds of each task. */
export async function traced(browser, page, action) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await action();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const main = mainThread(traceEvents);
  const slices = traceEvents
    .filter((event) => event.ph === "X" && event.pid === main.pid && event.tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = slices.filter(({ name }) => name === "ThreadControllerImpl::RunTask").map(({ tdur }) => tdur / 1000);
  const scripts = outermost(slices.filter(({ name }) => SCRIPT.has(name)));
  const frames = traceEvents
    .filter(({ name, ph, pid }) => name === "AnimationFrame" && ph === "b" && pid === main.pid)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  if (frames.length === 0 || tasks.length === 0) throw new Error("the trace holds no frames or no tasks");
  return {
    frames: frames.length,
    script_p50_ms: percentile(scriptPerFrame(frames, scripts, ({ tdur }) => tdur), 50),
    script_p95_ms: percentile(scriptPerFrame(frames, scripts, ({ tdur }) => tdur), 95),
    script_p95_wall_ms: percentile(scriptPerFrame(frames, scripts, ({ dur }) => dur), 95),
    script_max_ms: percentile(scriptPerFrame(frames, scripts, ({ tdur }) => tdur), 100),
    longest_task_ms: percentile(tasks, 100),
  };
}

/** The renderer thread that ran most of the page. */
function mainThread(events) {
  const counts = new Map();
  for (const { name, pid, tid } of events) {
    if (name === "FireAnimationFrame" || name === "EventDispatch") {
      counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
    }
  }
  const [busiest] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!busiest) throw new Error("the trace holds no script");
  const [pid, tid] = busiest.split(" ").map(Number);
  return { pid, tid };
}

function outermost(slices) {
  let end = -Infinity;
  return slices.filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** Milliseconds of script from the beginning of each frame to the next. */
function scriptPerFrame(frames, scripts, microseconds) {
  const sums = frames.map(() => 0);
  let frame = 0;
  for (const script of scripts) {
    while (frame + 1 < frames.length && frames[frame + 1] <= script.ts) frame += 1;
    sums[frame] += microseconds(script) / 1000;
  }
  return sums;
}
