// A timeline of about 10⁶ spans: scripts in each frame while it is zoomed and panned by the wheel.

import { traced } from "./trace.mjs";
import { openWorlds, program, runUntil } from "./worlds.mjs";

const LIMIT_MS = 150_000;
const N_TURNS = 60;

export async function measureSpans(browser, url) {
  const visit = await openWorlds(browser, url, { async: await program("many_spans") });
  await visit.region("Console").getByRole("tab", { name: /^Async/ }).click();
  // A tab that has the focus takes the key End for itself.
  await visit.page.locator("body").click({ position: { x: 2, y: 2 } });
  const fault = await runUntil(visit, (text) => text.includes("every task had"), LIMIT_MS);
  const { events } = await visit.position();
  const box = await visit.region("Timeline").boundingBox();
  await visit.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const zoom = await traced(browser, visit.page, () => turnTheWheel(visit, (n) => [0, n < N_TURNS / 2 ? -120 : 120]));
  const pan = await traced(browser, visit.page, () => turnTheWheel(visit, (n) => [n < N_TURNS / 2 ? 60 : -60, 0]));
  await visit.end();
  return { events, fault, zoom, pan };
}

async function turnTheWheel(visit, by) {
  for (let n = 0; n < N_TURNS; n += 1) {
    await visit.page.mouse.wheel(...by(n));
    await visit.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
