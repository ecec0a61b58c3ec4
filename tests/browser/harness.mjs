// What every browser test uses: a page at some size and theme that must stay free of complaints.

import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
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

/** The Wasm holds the scenarios' files as they are; here others of the same length take their place. */
async function replacePrograms(context, programs) {
  await context.route("**/*_bg.wasm", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    for (const [name, text] of Object.entries(programs)) {
      const original = await readFile(`static/scenarios/${name}`);
      const at = body.indexOf(original);
      if (at < 0) throw new Error(`the Wasm does not hold ${name}`);
      const replacement = Buffer.from(text);
      if (replacement.length > original.length) throw new Error(`longer than ${name}: ${text}`);
      body.fill("\n", at, at + original.length);
      replacement.copy(body, at);
    }
    await route.fulfill({ response, body });
  });
}

let axe;
async function axeSource() {
  axe ??= await readFile(AXE, "utf8");
  return axe;
}
