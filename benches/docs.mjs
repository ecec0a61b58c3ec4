// Puts the figures of target/bench.json into docs/performance.md and draws docs/performance/*.svg:
// `node benches/docs.mjs`, after `make bench`.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chart } from "./plot.mjs";
import { report } from "./report.mjs";

const TEXT = "docs/performance.md";
const FOLDER = "docs/performance";
const BLOCK = /(<!-- begin: (\w+) -->\n)[^]*?(<!-- end -->)/g;

const found = JSON.parse(await readFile("target/bench.json", "utf8"));
const native = found.native.figures;
const live = found.live.figures;

const CHARTS = {
  "steps-against-tasks": {
    title: "Steps a second against live tasks (native)",
    x: "asyncio tasks alive at once",
    y: "steps a second",
    series: [
      { name: "recording on", points: native.growth.map(({ live, steps_per_s }) => [live, steps_per_s]) },
      { name: "nothing recorded", points: native.growth.map((row) => [row.live, row.bare_steps_per_s]) },
    ],
  },
  "seek-against-length": {
    title: "Time of a random seek against the length of the run (native)",
    x: "steps of the run",
    y: "milliseconds",
    series: ["p50", "p99"].map((p) => ({ name: p, points: native.long_run.map(({ steps, seek }) => [steps, seek[`${p}_ms`]]) })),
    limit: { name: "promised: 16 ms", y: 16 },
  },
  "memory-against-length": {
    title: "Memory of a recording against the length of the run (native)",
    x: "steps of the run",
    y: "MB",
    series: [{ name: "resident memory", points: native.long_run.map(({ steps, bytes }) => [steps, Math.max(bytes, 1e4) / 1e6]) }],
    limit: { name: "promised: 64 MB", y: 64 },
  },
  "frame-against-tasks": {
    title: "Script in a frame against live tasks (page, playing at 1×)",
    x: "asyncio tasks alive at once; a tenth as many threads",
    y: "milliseconds",
    series: ["p50", "p95"].map((p) => ({ name: p, points: live.map((row) => [row.tasks, row[`script_${p}_ms`]]) })),
    limit: { name: "promised at p95: 8 ms", y: 8 },
  },
};

const BLOCKS = {
  machine: machine(),
  promises: report(found),
  programs: programs(),
  long_run: longRuns(),
  tasks: memoryOfTasks(),
};

await mkdir(FOLDER, { recursive: true });
for (const [name, what] of Object.entries(CHARTS)) await writeFile(`${FOLDER}/${name}.svg`, `${chart(what)}\n`);
const text = await readFile(TEXT, "utf8");
await writeFile(TEXT, text.replace(BLOCK, (_, begin, name, end) => `${begin}${BLOCKS[name]}\n${end}`));

/** Where and when; and whether the machine was quiet. */
function machine() {
  const { cpu, cores, platform } = found.machine;
  const times = Object.values(found).flatMap(({ at }) => at?.slice(0, 16).replace("T", " ") ?? []).sort();
  const loads = Object.values(found).map(({ load_before }) => load_before).filter((load) => load !== undefined);
  return `Measured from ${times[0]} to ${times.at(-1)} UTC on ${cores} × ${cpu}, ${platform}; before each part the machine's load ` +
    `was ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}, of which the benchmark's own part before is up to 2.`;
}

function programs() {
  const page = found.programs?.figures ?? {};
  const rows = Object.entries(native.programs).map(([name, row]) => [
    name, seconds(row.cpython_s), seconds(row.s), times(row), page[name] ? times(page[name]) : "",
    `${(row.steps / row.s / 1e6).toFixed(1)} M`,
  ]);
  return table([["program", "CPython", "here", "× CPython", "in the page, × CPython", "steps a second"], ...rows]);
}

function longRuns() {
  const rows = native.long_run.map(({ steps, record_s, bytes, seek, step_back }) => [
    `10${"⁰¹²³⁴⁵⁶⁷⁸⁹"[Math.round(Math.log10(steps))]}`, seconds(record_s), `${(bytes / 1e6).toFixed(1)} MB`,
    ms(seek.p50_ms), ms(seek.p99_ms), ms(step_back.p50_ms), ms(step_back.p99_ms),
  ]);
  return table([["steps", "recorded in", "memory", "seek p50", "seek p99", "a line back p50", "p99"], ...rows]);
}

function memoryOfTasks() {
  if (!native.tasks) return "not measured";
  const { live, bytes_a_task, recorded_bytes_a_task, fault } = native.tasks;
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return fault ?? `Of ${live.toLocaleString("en")} tasks that wait, each takes ${kB(bytes_a_task)} of memory; while they are recorded, ` +
    `with events, lanes and keyframes, ${kB(recorded_bytes_a_task)}.`;
}

function times({ fault, ratio_of_minima }) {
  return fault ? `(${fault})` : ratio_of_minima.toFixed(ratio_of_minima < 0.1 ? 3 : 2);
}

function seconds(s) {
  return s < 0.1 ? ms(s * 1000) : `${s.toFixed(2)} s`;
}

function ms(value) {
  return `${value.toFixed(value < 1 ? 3 : 1)} ms`;
}

function table([head, ...rows]) {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
