// The promises and what was measured, side by side: `node benches/report.mjs` prints the table of target/bench.json.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { geometricMean } from "./shared/figures.mjs";

const SCRIPT_MS = 8;
const TASK_MS = 50;

/** `[promise, limit, value, unit]` for every promise; no value: not measured; a text: what went wrong. */
export function promises(found) {
  const figures = (part) => found[part]?.figures;
  const native = figures("native")?.programs ?? {};
  const sequential = Object.values(native).filter(({ kind }) => kind === "sequential");
  const concurrent = Object.entries(native).filter(([, { kind }]) => kind === "concurrent");
  const page = Object.values(figures("programs") ?? {});
  const tasks = native.asyncio_tasks;
  const [long, pageLong] = [figures("native")?.long_run?.at(-1), figures("long_run")];
  const live = figures("live")?.at(-1);
  const spans = figures("spans");
  return [
    ["sequential programs, native, geometric mean", 1, mean(sequential), "× CPython"],
    ["slowest of them", 1.5, worst(sequential), "× CPython"],
    ["sequential programs, in the page, geometric mean", 2, mean(page), "× CPython"],
    ...concurrent.map(([name, row]) => [`${name}, native`, 1, ratioOf(row), "× CPython"]),
    ["10⁵ asyncio tasks, each task step", 2, tasks && (tasks.fault ?? (tasks.s / tasks.task_steps) * 1e6), "µs"],
    ["10⁸ steps in the page: longest task while recording", TASK_MS, pageLong && (pageLong.fault ?? pageLong.longest_task_ms), "ms"],
    ["10⁸ steps in the page: slowest answer while recording", TASK_MS, pageLong && (pageLong.fault ?? pageLong.slowest_answer_ms), "ms"],
    ["10⁸ steps: random seeks, native, p99", 16, long?.seek.p99_ms, "ms"],
    ["10⁸ steps: random seeks, in the page, painted, p99", 50, pageLong?.seek.p99_ms, "ms"],
    ["10⁸ steps: a line back, native, p99", 16, long?.step_back.p99_ms, "ms"],
    ["10⁸ steps: memory of the recording, native", 64, long && long.bytes / 1e6, "MB"],
    ["10⁸ steps: memory that the Wasm grew by, in the page", 64, pageLong && pageLong.bytes / 1e6, "MB"],
    ["10,000 tasks and 1,000 threads at 1×: script a frame, p95", SCRIPT_MS, live?.script_p95_ms, "ms"],
    ["10,000 tasks and 1,000 threads at 1×: longest task", TASK_MS, live?.longest_task_ms, "ms"],
    ...["zoom", "pan"].flatMap((what) => [
      [`10⁶ spans, ${what}: script a frame, p95`, SCRIPT_MS, spans && (spans.fault ?? spans[what].script_p95_ms), "ms"],
      [`10⁶ spans, ${what}: longest task`, TASK_MS, spans && (spans.fault ?? spans[what].longest_task_ms), "ms"],
    ]),
    ["first load, gzip", 320, figures("size")?.first_load_kb, "kB"],
    ...Object.entries(figures("load") ?? {}).flatMap(([network, { ratio, ratio_to_floor }]) => [
      [`navigation to first drawn world, ${network}`, 1.5, ratio, "× fetching and compiling the Wasm"],
      [`the same, ${network}, against the least document`, 1.5, ratio_to_floor, "× a line of text and the Wasm"],
    ]),
    ...Object.entries(figures("jobs") ?? {}).flatMap(([name, row]) => [
      [`100 jobs in 4 worlds, ${name}: script a frame, p95`, SCRIPT_MS, row.script_p95_ms, "ms"],
      [`100 jobs in 4 worlds, ${name}: longest task`, TASK_MS, Math.max(row.longest_task_ms, row.longest_task_at_start_ms), "ms"],
    ]),
  ];
}

/** The table as Markdown. */
export function report(found) {
  const rows = promises(found).map(([promise, limit, value, unit]) => {
    const isNumber = typeof value === "number" && !Number.isNaN(value);
    if (value === undefined) return [promise, `≤ ${limit} ${unit}`, "not measured", ""];
    const measured = isNumber ? `${digits(value)} ${unit}` : value;
    return [promise, `≤ ${limit} ${unit}`, measured, isNumber && value <= limit ? "ok" : "**missed**"];
  });
  const table = [["figure", "promise", "measured", ""], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(table[0]), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}

function ratioOf(row) {
  return row.fault ?? row.ratio_of_minima;
}

function faultIn(rows) {
  return rows.find(({ fault }) => fault)?.fault;
}

function mean(rows) {
  if (rows.length === 0) return undefined;
  return faultIn(rows) ?? geometricMean(rows.map(({ ratio_of_minima }) => ratio_of_minima));
}

function worst(rows) {
  if (rows.length === 0) return undefined;
  return faultIn(rows) ?? Math.max(...rows.map(({ ratio_of_minima }) => ratio_of_minima));
}

function digits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(report(JSON.parse(await readFile("target/bench.json", "utf8"))));
}
