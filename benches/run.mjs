// `node benches/run.mjs DIST [PARTS…]` (`make bench`, `make bench ONLY="native load"`): measures everything that was
// promised, in one run; writes target/bench.json and prints promises and figures side by side. A part that is not
// measured keeps its figures of an earlier run, and says of when they are. The exit status says whether all was
// measured, not whether all promises are kept: that is in the table.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, cpus, loadavg, platform } from "node:os";
import { launch } from "../tests/browser/harness.mjs";
import { serve } from "../tests/browser/server.mjs";
import { measureJobs, measureLive } from "./browser/frames.mjs";
import { measureLoad } from "./browser/load.mjs";
import { measureLongRun } from "./browser/long_run.mjs";
import { measurePrograms } from "./browser/programs.mjs";
import { measureSpans } from "./browser/spans.mjs";
import { report } from "./report.mjs";

const OUT = "target/bench.json";
const LONG_RUN_STEPS = 100_000_000;
const [folder = "dist", ...wanted] = process.argv.slice(2);

const PARTS = {
  native: measureNative,
  size: measureSize,
  load: inPage(measureLoad),
  jobs: inPage(measureJobs),
  live: inPage(measureLive),
  spans: inPage(measureSpans),
  programs: inPage(measurePrograms),
  long_run: inPage((browser, url) => measureLongRun(browser, url, { steps: LONG_RUN_STEPS, turns: turnsOfLongRun() })),
};

const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(" ")}; there are: ${Object.keys(PARTS).join(" ")}`);
  process.exit(2);
}
// A file of an older form is a list, which would lose what is put into it by name.
const earlier = JSON.parse(await readFile(OUT, "utf8").catch(() => "{}"));
const found = Array.isArray(earlier) ? {} : earlier;
let hasFailed = false;
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`measuring: ${name}`);
  const start = performance.now();
  try {
    const load = loadavg()[0];
    const figures = await measure();
    const took_s = Math.round((performance.now() - start) / 1000);
    found[name] = { at: new Date().toISOString(), took_s, load_before: load, figures };
  } catch (error) {
    hasFailed = true;
    console.error(`${name} could not be measured:`, error);
    found[name] = { at: new Date().toISOString(), fault: String(error.message ?? error) };
  }
  found.machine = { cpu: cpus()[0]?.model.trim(), cores: cpus().length, platform: `${platform()} ${arch()}` };
  await mkdir("target", { recursive: true });
  await writeFile(OUT, `${JSON.stringify(found, null, 2)}\n`);
}
console.log(report(found));
process.exit(hasFailed ? 1 : 0);

async function measureNative() {
  cargoBench(["all"], "inherit");
  return JSON.parse(await readFile("target/bench/native.json", "utf8"));
}

/** How many turns of the program `long_run` are so many steps: asked natively, it is the same everywhere. */
function turnsOfLongRun() {
  return Number(cargoBench(["--turns", String(LONG_RUN_STEPS)], "pipe"));
}

function cargoBench(words, stdout) {
  const call = ["bench", "--quiet", "--locked", "--bench", "native", "--", ...words];
  return execFileSync("cargo", call, { stdio: ["ignore", stdout, "inherit"], encoding: "utf8" });
}

function measureSize() {
  // It fails when the first load is too big, which is no failure here.
  const told = spawnSync("node", ["benches/size.mjs", folder], { encoding: "utf8" }).stdout;
  return { first_load_kb: Number(told.match(/([\d.]+) kB gzip first load/)[1]) };
}

/** A browser and a server of its own for each part. */
function inPage(measure) {
  return async () => {
    const server = await serve(folder);
    const browser = await launch();
    try {
      return await measure(browser, server.url);
    } finally {
      await browser.close();
      await server.close();
    }
  };
}
