// From navigation to the first drawn world with a cold cache, against the time that the same browser needs to fetch
// and compile the Wasm alone. Rounds of both alternate, each with a browser context of its own, so that nothing is in
// any cache. Between them the floor: a document with the same style sheet, which compiles the same Wasm and then shows a
// line of text, to its first frame; so much no page can do without. Once as quick as the machine is, and once over a network of 10 Mbit/s and 40 ms.

const ROUNDS = 7;
const NETWORKS = { local: null, "10 Mbit/s": { downloadThroughput: 1_250_000, uploadThroughput: 1_250_000, latency: 40, offline: false } };

export async function measureLoad(browser, url) {
  const rows = {};
  for (const [network, conditions] of Object.entries(NETWORKS)) {
    const pages = [];
    const floors = [];
    const alone = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, wasm, style } = await untilDrawn(browser, url, conditions);
      pages.push(ms);
      floors.push((await untilDrawn(browser, new URL("floor", url).href, conditions, floorDocument(wasm, style))).ms);
      alone.push(await wasmAlone(browser, wasm, conditions));
    }
    const [page_ms, floor_ms, wasm_ms] = [pages, floors, alone].map((times) => Math.min(...times));
    rows[network] = {
      rounds: ROUNDS, page_ms, floor_ms, wasm_ms, ratio: page_ms / wasm_ms, ratio_to_floor: page_ms / floor_ms,
    };
  }
  return rows;
}

/** The least that a page of this kind can be. */
function floorDocument(wasm, style) {
  return `<!doctype html><html lang="en"><title>floor</title><link rel="stylesheet" href="${style}" />
    <link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin />
    <body><main></main><script type="module">
      await WebAssembly.compileStreaming(fetch("${wasm}"));
      document.querySelector("main").innerHTML = '<section role="region">There is a world.</section>';
    </script></body></html>`;
}

/** Milliseconds from navigation until a world has been drawn, and the addresses of the Wasm and the style sheet that
 * it took. `body`: what is there instead of what the server has. */
async function untilDrawn(browser, url, conditions, body) {
  return inNewContext(browser, conditions, async (page) => {
    if (body) await page.route(url, (route) => route.fulfill({ contentType: "text/html", body }));
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
    let [wasm, style] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith(".wasm")) wasm ??= request.url();
      if (pathname.endsWith(".css")) style ??= request.url();
    });
    await page.goto(url, { waitUntil: "commit" });
    const ms = await page.evaluate(() => globalThis.drawn);
    return { ms, wasm, style };
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
