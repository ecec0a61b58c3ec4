// Prints how many bytes the files of a built page are on the wire, and fails when the first load is too big:
// `node benches/size.mjs DIST`. The first load is everything that a browser fetches until it has drawn the
// first worlds and nobody has touched the page.

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, Visit } from "../tests/browser/harness.mjs";
import { serve, SUB_FOLDER } from "../tests/browser/server.mjs";

// What issue 2 promises.
const LIMIT_BYTES = 320_000;
/** How long the page may go on fetching when it has been drawn, in ms of waiting. */
const QUIET_MS = 2000;
const folder = process.argv[2] ?? "dist";

const fetched = await firstLoad();
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = [];
for (const entry of entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."))) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const body = await readFile(path);
  const gzip = gzipSync(body, { level: 9 }).length;
  files.push({ path, size: body.length, gzip, first: fetched.has(relative(folder, path)) });
}
files.sort((a, b) => b.gzip - a.gzip);

for (const { path, size, gzip, first } of files) {
  console.log(`${kB(gzip)} gzip ${kB(size)} raw  ${path}${first ? "" : " (not in the first load)"}`);
}
const total = files.filter(({ first }) => first).reduce((sum, { gzip }) => sum + gzip, 0);
console.log(`${kB(total)} gzip first load; at most ${LIMIT_BYTES / 1000} kB`);
if (total > LIMIT_BYTES || total === 0) {
  console.error("the first load is too big");
  process.exit(1);
}

/** The files, relative to the folder, that opening the page fetches. */
async function firstLoad() {
  const server = await serve(folder);
  const browser = await launch();
  const page = await browser.newPage();
  const paths = new Set();
  page.on("request", (request) => paths.add(pathOf(request.url())));
  await page.goto(server.url);
  await new Visit(page.context(), page).simulated();
  await page.waitForTimeout(QUIET_MS);
  await browser.close();
  await server.close();
  return paths;
}

function pathOf(url) {
  const path = decodeURI(new URL(url).pathname).slice(SUB_FOLDER.length);
  return path === "" ? "index.html" : path;
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
}
