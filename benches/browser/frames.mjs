// How long the page's scripts run in each frame while it plays at 1×: with 100 jobs in each of the four worlds, and
// with ever more tasks and threads alive at once.

import { Visit } from "../../tests/browser/harness.mjs";
import { traced } from "./trace.mjs";
import { openWorlds, program } from "./worlds.mjs";

const SCENARIOS = ["image_downloads", "thumbnails"];
const N_JOBS = 100;
const JOBS_IN_A_BURST = 10;
/** Live asyncio tasks; a tenth as many threads. */
const LIVE = [100, 1_000, 10_000];
const PLAY_MS = 8_000;
/** Real time in which all tasks have come to life, and the first have waited. */
const WARM_UP_MS = 4_000;

/** Starts jobs in every world, then plays, each under a trace of its own. */
export async function measureJobs(browser, url) {
  const rows = {};
  for (const scenario of SCENARIOS) {
    const visit = await Visit.open(browser, url, { hash: `#scenario=${scenario}&speed=1`, reducedMotion: false });
    const start = await traced(browser, visit.page, async () => {
      for (let n = 0; n < N_JOBS / JOBS_IN_A_BURST; n += 1) await visit.press("b");
    });
    const play = await traced(browser, visit.page, () => playing(visit, PLAY_MS));
    await end(visit);
    rows[scenario] = { jobs: N_JOBS, ...play, longest_task_at_start_ms: start.longest_task_ms };
  }
  return rows;
}

/** Plays with so many tasks and threads alive. */
export async function measureLive(browser, url) {
  const rows = [];
  for (const tasks of LIVE) {
    const threads = tasks / 10;
    const worlds = { async: await program("live_visitors", tasks), threads: await program("live_threads", threads) };
    const visit = await openWorlds(browser, url, worlds, { hash: "#speed=1", reducedMotion: false });
    await playing(visit, WARM_UP_MS);
    rows.push({ tasks, threads, ...(await traced(browser, visit.page, () => visit.page.waitForTimeout(PLAY_MS))) });
    await end(visit);
  }
  return rows;
}

async function playing(visit, ms) {
  await visit.press(" ");
  await visit.page.waitForTimeout(ms);
}

async function end(visit) {
  const { event } = await visit.position();
  await visit.end();
  if (!(event > 0)) throw new Error("nothing played");
}
