// Runs the browser tests: `node tests/browser/run.mjs DIST [WORDS…]`; only tests whose names have all the words.
// It builds nothing: DIST is what `trunk build` made. Prints one line a test, then `N passed, N failed`.

import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { launch, SHOTS, Visit } from "./harness.mjs";
import { serve } from "./server.mjs";

const LIMIT_MS = 120_000;
const [folder = "dist", ...words] = process.argv.slice(2);
if (!existsSync(`${folder}/index.html`)) {
  console.error(`${folder}/index.html is not there; build it with: make dist`);
  process.exit(2);
}

const tests = [];
const here = new URL(".", import.meta.url);
for (const file of (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort()) {
  const { default: cases } = await import(new URL(file, here));
  for (const [name, body] of Object.entries(cases)) {
    tests.push({ name: `${file.replace(".test.mjs", "")}: ${name}`, body });
  }
}
const chosen = tests.filter(({ name }) => words.every((word) => name.includes(word)));

const server = await serve(folder);
const browser = await launch();
let failed = 0;
for (const { name, body } of chosen) {
  const start = performance.now();
  const error = await runOne(name, body).then(() => null, (error) => error);
  const took = `${Math.round(performance.now() - start)} ms`;
  if (error) failed += 1;
  console.log(error ? `FAILED ${name} (${took})\n    ${indent(error)}` : `ok     ${name} (${took})`);
}
await browser.close();
await server.close();
console.log(`${chosen.length - failed} passed, ${failed} failed`);
// No test at all is not a success.
process.exit(failed > 0 || chosen.length === 0 ? 1 : 0);

/** Runs one test; it opens pages with `open`, and every one of them must end without complaints. */
async function runOne(name, body) {
  const visits = [];
  const open = async (options) => {
    const visit = await Visit.open(browser, server.url, options);
    visits.push(visit);
    return visit;
  };
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    await Promise.race([body({ open, url: server.url, browser }), limit]);
  } catch (error) {
    const picture = `failed-${name.replace(/[^a-z0-9]+/gi, "-")}`;
    await visits.at(-1)?.shot(picture).catch(() => {});
    const complaints = visits.flatMap((visit) => visit.complaints).map((line) => `\npage: ${line}`);
    error.stack += `\npicture: ${SHOTS}/${picture}.png${complaints.join("")}`;
    await Promise.allSettled(visits.map((visit) => visit.end()));
    throw error;
  } finally {
    clearTimeout(timer);
  }
  for (const visit of visits) await visit.end();
}

function indent(error) {
  return String(error?.stack ?? error).replaceAll("\n", "\n    ");
}
