// Pages whose worlds run programs of the benchmarks.

import { readFile } from "node:fs/promises";
import { Visit } from "../../tests/browser/harness.mjs";

const FILES = ["sync", "threads", "processes", "async"];
/** As many lines as the scenarios' programs have: the page scrolls to some of them. */
const PADDING = "\n".repeat(40);

/**
 * Opens the page with `worlds`: `{ async: "…" }` is the text of the Async world's program; the worlds that are not
 * named have nothing to do. `options` as for `Visit.open`.
 */
export function openWorlds(browser, url, worlds, options = {}) {
  const programs = FILES.map((file) => [`image_downloads/${file}.py`, (worlds[file] ?? "pass\n") + PADDING]);
  return Visit.open(browser, url, { ...options, programs: Object.fromEntries(programs) });
}

/** The text of a program under benches/programs, with another `SIZE` if one is given. */
export async function program(name, size) {
  const text = await readFile(`benches/programs/${name}.py`, "utf8");
  return size === undefined ? text : text.replace(/^SIZE = .*$/m, `SIZE = ${size}`);
}

/**
 * Goes to the end of what is simulated again and again, until `isDone` of the console's text. Answers what was wrong,
 * if anything was.
 */
export async function runUntil(visit, isDone, limitMs) {
  const deadline = performance.now() + limitMs;
  const isSimulated = () => !/event \d+ \/ \d+\s*…/.test(document.body.innerText);
  while (performance.now() < deadline) {
    await visit.press("End");
    await visit.page.waitForFunction(isSimulated, null, { polling: 50, timeout: limitMs });
    if (isDone(await visit.text("Console"))) return null;
  }
  return `did not end within ${limitMs / 1000} s`;
}
