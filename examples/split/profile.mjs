// Draws the page's first worlds with a Wasm that `split instrument` made, and writes the indices of the functions
// that ran: `node examples/split/profile.mjs DIST OUT`. Every size, theme and kind of motion draws in its own way.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { launch, VIEWPORTS, Visit } from "../../tests/browser/harness.mjs";
import { serve } from "../../tests/browser/server.mjs";

const [folder, out] = process.argv.slice(2);
await importMarks(folder);
const server = await serve(folder);
const browser = await launch();
const ran = new Set();
for (const viewport of Object.keys(VIEWPORTS)) {
  for (const options of [{ theme: "light", reducedMotion: false }, { theme: "dark" }]) {
    const visit = await Visit.open(browser, server.url, { viewport, ...options });
    await visit.simulated();
    for (const index of await visit.page.evaluate(() => [...globalThis.ran])) ran.add(index);
    await visit.end();
  }
}
await browser.close();
await server.close();
await writeFile(out, [...ran].join("\n"));

/** Gives the page's bindings the import that the marks call. */
async function importMarks(folder) {
  const names = await readdir(folder);
  const path = `${folder}/${names.find((name) => /^interleave-.*\.js$/.test(name))}`;
  const text = await readFile(path, "utf8");
  const marked = text.replace(
    /return \{\s*__proto__: null,/,
    "globalThis.ran = new Set(); $& profile: { mark: (index) => globalThis.ran.add(index) },",
  );
  if (marked === text) throw new Error(`${path} does not return its imports as wasm-bindgen wrote them before`);
  await writeFile(path, marked);
}
