// How long the page has simulated. The page asks the clock when a slice of simulation begins, and again and again
// until it is over; so it is enough to listen to the clock, and the page needs no hook of its own. In a task, the
// time from the first question to the last is simulation; drawing and waiting for the next frame are not in it.

/** Makes every page of a context keep `globalThis.simulated = { ms, slices, longestMs }`. */
async function listenToTheClock(context) {
  await context.addInitScript(() => {
    const simulated = { ms: 0, slices: 0, longestMs: 0 };
    const { now } = Performance.prototype;
    let began;
    let last;
    Performance.prototype.now = function () {
      last = now.call(this);
      if (began === undefined) {
        began = last;
        queueMicrotask(() => {
          simulated.ms += last - began;
          simulated.slices += 1;
          simulated.longestMs = Math.max(simulated.longestMs, last - began);
          began = undefined;
        });
      }
      return last;
    };
    globalThis.simulated = simulated;
  });
}

/** What has been simulated since the last call. */
export function takeSimulated(page) {
  return page.evaluate(() => {
    const taken = { ...globalThis.simulated };
    Object.assign(globalThis.simulated, { ms: 0, slices: 0, longestMs: 0 });
    return taken;
  });
}

/** The browser, with the listener in every page that it opens. */
export function listening(browser) {
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      await listenToTheClock(context);
      return context;
    },
  };
}
