// The sequential programs in the page's own Wasm against CPython: each is the program of one world of the page, which
// is left to simulate; rounds here and on CPython alternate.

import { CPython } from "../shared/cpython.mjs";
import { listening, takeSimulated } from "./simulating.mjs";
import { openWorlds, program, runUntil } from "./worlds.mjs";

export const SEQUENTIAL = [
  "recursion", "integer_loops", "list_sieve", "dicts_and_strings", "objects", "generators", "exceptions",
];
/** Runs of each program in one visit: in the first, the browser is still compiling what turns out to be hot. */
const ROUNDS = 2;
const LIMIT_MS = 60_000;

export async function measurePrograms(browser, url) {
  const cpython = new CPython();
  const rows = {};
  for (const name of SEQUENTIAL) {
    rows[name] = await measure(browser, url, cpython, await program(name));
    console.log(`${name} in the page: ${rows[name].fault ?? `${rows[name].ratio_of_minima.toFixed(2)} × CPython`}`);
  }
  cpython.end();
  return rows;
}

async function measure(browser, url, cpython, text) {
  const visit = await openWorlds(listening(browser), url, { sync: text });
  const rounds = [];
  let fault = null;
  for (let round = 0; round < ROUNDS && !fault; round += 1) {
    // Everything is simulated anew on another machine; one thread runs the same on any number of cores.
    if (round > 0) await setCores(visit, 2 + (round % 2));
    const { seconds, printed } = await cpython.run(text);
    fault = await runUntil(visit, (text) => hasPrinted(text, printed), LIMIT_MS);
    rounds.push({ s: (await takeSimulated(visit.page)).ms / 1000, cpython_s: seconds });
  }
  await visit.end();
  const least = (figure) => Math.min(...rounds.map((round) => round[figure]));
  return {
    rounds: rounds.length,
    s: least("s"),
    first_s: rounds[0].s,
    cpython_s: least("cpython_s"),
    ratio_of_minima: least("s") / least("cpython_s"),
    fault,
  };
}

async function setCores(visit, n) {
  await visit.page.getByRole("button", { name: /^Machine/ }).click();
  await visit.page.getByRole("spinbutton", { name: /^Cores/ }).fill(String(n));
  await visit.press("Tab", "Escape");
}

/** Whether a text holds everything that was printed; the console folds and indents as it likes. */
function hasPrinted(text, printed) {
  const found = linesOf(text);
  return linesOf(printed).every((line) => found.some((there) => there.endsWith(line)));
}

function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
