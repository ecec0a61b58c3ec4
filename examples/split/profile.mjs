// Draws the page's first worlds with a Wasm that `split instrument` made, and writes the indices of the functions
// that ran, and of those that run often while the worlds are simulated: `node examples/split/profile.mjs DIST RAN BUSY`.
// Every size, theme and kind of motion draws in its own way.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { launch, VIEWPORTS, Visit } from "../../tests/browser/harness.mjs";
import { serve } from "../../tests/browser/server.mjs";

/** How often simulating a scenario calls a function that is called often. */
const BUSY_CALLS = 5_000;
const [folder, ranFile, busyFile] = process.argv.slice(2);
await importMarks(folder);
const server = await serve(folder);
const browser = await launch();
const ran = new Set();
for (const viewport of Object.keys(VIEWPORTS)) {
  for (const options of [{ theme: "light", reducedMotion: false }, { theme: "dark" }]) {
    const visit = await Visit.open(browser, server.url, { viewport, ...options });
    await visit.simulated();
    for (const [index] of await calls(visit)) ran.add(index);
    await visit.end();
  }
}
const visit = await Visit.open(browser, server.url);
await visit.press("End");
await visit.simulated();
const busy = (await calls(visit)).filter(([, times]) => times >= BUSY_CALLS).map(([index]) => index);
await visit.end();
await browser.close();
await server.close();
await writeFile(ranFile, [...ran].join("\n"));
await writeFile(busyFile, busy.join("\n"));

/** How often each function has been called. */
function calls(visit) {
  return visit.page.evaluate(() => [...globalThis.calls]);
}

/** Gives the page's bindings the import that the marks call. */
async function importMarks(folder) {
  const names = await readdir(folder);
  const path = `${folder}/${names.find((name) => /^interleave-.*\.js$/.test(name))}`;
  const text = await readFile(path, "utf8");
  const marked = text.replace(
    /return \{\s*__proto__: null,/,
    "const calls = (globalThis.calls = new Map()); $& profile: { mark: (index) => calls.set(index, (calls.get(index) ?? 0) + 1) },",
  );
  if (marked === text) throw new Error(`${path} does not return its imports as wasm-bindgen wrote them before`);
  await writeFile(path, marked);
}
