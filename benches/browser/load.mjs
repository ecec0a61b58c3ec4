// From navigation to the first drawn world with a cold cache, against the time that the same browser needs to fetch
// and compile the Wasm alone. Rounds of both alternate, each with a browser context of its own, so that nothing is in
// any cache. Once as quick as the machine is, and once over a network of 10 Mbit/s and 40 ms.

const ROUNDS = 7;
const NETWORKS = { local: null, "10 Mbit/s": { downloadThroughput: 1_250_000, uploadThroughput: 1_250_000, latency: 40, offline: false } };

export async function measureLoad(browser, url) {
  const rows = {};
  for (const [network, conditions] of Object.entries(NETWORKS)) {
    const pages = [];
    const alone = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, wasm } = await untilDrawn(browser, url, conditions);
      pages.push(ms);
      alone.push(await wasmAlone(browser, wasm, conditions));
    }
    const [page_ms, wasm_ms] = [Math.min(...pages), Math.min(...alone)];
    rows[network] = { rounds: ROUNDS, page_ms, wasm_ms, ratio: page_ms / wasm_ms };
  }
  return rows;
}

/** Milliseconds from navigation until a world has been drawn, and the address of the Wasm that it took. */
async function untilDrawn(browser, url, conditions) {
  return inNewContext(browser, conditions, async (page) => {
    await page.addInitScript(() => {
      globalThis.drawn = new Promise((done) => {
        const isThere = () => document.querySelector("main [role=region], main section[aria-label]") !== null;
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          // The frame after this one has it on the screen.
          requestAnimationFrame(() => setTimeout(() => done(performance.now())));
        });
        observer.observe(document, { childList: true, subtree: true });
      });
    });
    let wasm;
    page.on("request", (request) => {
      if (new URL(request.url()).pathname.endsWith(".wasm")) wasm ??= request.url();
    });
    await page.goto(url, { waitUntil: "commit" });
    const ms = await page.evaluate(() => globalThis.drawn);
    return { ms, wasm };
  });
}

async function wasmAlone(browser, wasm, conditions) {
  return inNewContext(browser, conditions, async (page) => {
    // Any page of the same origin will do, as long as it is small; its policy allows no fetch.
    await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto(new URL("blank", wasm).href);
    return page.evaluate(async (address) => {
      const start = performance.now();
      await WebAssembly.compileStreaming(fetch(address));
      return performance.now() - start;
    }, wasm);
  });
}

async function inNewContext(browser, conditions, action) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (conditions) await session.send("Network.emulateNetworkConditions", conditions);
    return await action(page);
  } finally {
    await context.close();
  }
}
