// What every browser test uses: a page at some size and theme that must stay free of complaints.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Pictures of the page as the tests see it. */
export const SHOTS = "target/shots";

/** The accessible names of the four worlds. */
export const WORLDS = ["Synchronous", "Threads", "Processes", "Async"];

/** The sizes at which the page must work. */
export const VIEWPORTS = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};

/** Starts the system's Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** One open page. Close it with `end`, which throws when the page complained about anything. */
export class Visit {
  /**
   * Opens the page and waits until it is there.
   * `options`: viewport (a name or a size), theme (`light`/`dark`), reducedMotion, hash, and programs:
   * `{ "image_downloads/threads.py": "…" }` puts other text in the place of a scenario's file.
   */
  static async open(browser, url, options = {}) {
    const { viewport = "wide", theme = "light", reducedMotion = true, hash = "", programs = {} } = options;
    const context = await browser.newContext({
      viewport: VIEWPORTS[viewport] ?? viewport,
      colorScheme: theme,
      reducedMotion: reducedMotion ? "reduce" : "no-preference",
      hasTouch: viewport === "phone",
    });
    if (Object.keys(programs).length > 0) await replacePrograms(context, programs);
    const page = await context.newPage();
    const visit = new Visit(context, page);
    await page.goto(url + hash);
    await page.getByRole("main").waitFor();
    return visit;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.complaints = [];
    page.on("console", (message) => {
      if (["error", "warning", "assert"].includes(message.type())) {
        this.complaints.push(`console ${message.type()}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.stack ?? error}`));
    page.on("requestfailed", (request) => this.complaints.push(`not loaded: ${request.url()}`));
    page.on("response", (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** A landmark of the page by its accessible name. */
  region(name) {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The text of a landmark as it can be read. */
  text(name) {
    return this.region(name).innerText();
  }

  /** A button by its accessible name (which may go on with a remark or its key). */
  button(name) {
    return this.page.getByRole("button", { name: new RegExp(`^${name}\\b`) }).first();
  }

  /** A job's chip in a world: its accessible name is `job N, state`. */
  chip(world, job, state = "") {
    return this.region(world).locator(`[aria-label^="job ${job}, ${state}"]`).first();
  }

  /** Presses keys one after the other. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key === " " ? "Space" : key);
      await this.settle();
    }
  }

  /** Waits until the worlds are simulated as far as they go; the page says so beside the position. */
  async simulated() {
    await this.settle();
    await this.page.waitForFunction(() => !/event \d+ \/ \d+\s*…/.test(document.body.innerText), null, {
      timeout: 30_000,
    });
    await this.settle();
  }

  /** Everything that a screen reader could say of the page: roles, names, values and texts. */
  everything() {
    return this.page.locator("body").ariaSnapshot();
  }

  /** `{ event, events, ms }` of the cursor, as the page shows them. */
  async position() {
    const text = await this.page.evaluate(() => document.body.innerText);
    const [, event, events] = text.match(/event (\d+) \/ (\d+)/) ?? [];
    const [, ms] = text.match(/t = ([\d.]+) ms/) ?? [];
    return { event: Number(event), events: Number(events), ms: Number(ms) };
  }

  /** Whether the element is in sight, now or soon. */
  shows(locator, timeout = 10_000) {
    return locator.waitFor({ state: "visible", timeout });
  }

  /** Two frames: whatever was asked for is drawn. */
  settle() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** Saves a picture under target/shots. */
  async shot(name) {
    await mkdir(SHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SHOTS}/${name}.png` });
  }

  /** What axe finds wrong, as one line a violation. */
  async violations() {
    // Not addScriptTag: the page's own policy forbids inline scripts, and rightly so.
    await this.page.evaluate(await axeSource());
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document));
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  }

  /** Ends the visit; any complaint of the page is a failure. */
  async end() {
    await this.context.close();
    if (this.complaints.length > 0) {
      throw new Error(`the page complained:\n  ${this.complaints.join("\n  ")}`);
    }
  }
}

/** Serves an image of the programs in which some have other texts. */
async function replacePrograms(context, programs) {
  const folder = await mkdtemp(join(tmpdir(), "interleave-image-"));
  const out = join(folder, "programs.img");
  const options = [];
  for (const [index, [name, text]] of Object.entries(programs).entries()) {
    const path = join(folder, `${index}.py`);
    await writeFile(path, text);
    options.push("--replace", `${name}=${path}`);
  }
  await promisify(execFile)("cargo", ["run", "--quiet", "--locked", "--example", "image", "--", out, ...options]);
  const body = await readFile(out);
  await rm(folder, { recursive: true });
  await context.route("**/*.img", async (route) => route.fulfill({ response: await route.fetch(), body }));
}

let axe;
async function axeSource() {
  axe ??= await readFile(AXE, "utf8");
  return axe;
}
