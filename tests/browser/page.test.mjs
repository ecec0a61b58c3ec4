// The page as a whole: it loads anywhere, says nothing on the console, and is for everyone.

import assert from "node:assert/strict";
import { VIEWPORTS } from "./harness.mjs";

const cases = {};

cases["loads in a sub-folder under a strict policy without a complaint"] = async ({ open }) => {
  const visit = await open();
  assert.match(await visit.page.title(), /^interleave/);
};

for (const viewport of Object.keys(VIEWPORTS)) {
  for (const theme of ["light", "dark"]) {
    cases[`axe finds nothing: ${viewport}, ${theme}`] = async ({ open }) => {
      const visit = await open({ viewport, theme });
      await visit.shot(`empty-${viewport}-${theme}`);
      assert.deepEqual(await visit.violations(), []);
    };
  }

  cases[`nothing is wider than the window: ${viewport}`] = async ({ open }) => {
    const visit = await open({ viewport });
    assert.ok((await overflow(visit)) <= 0, `the page scrolls sideways by ${await overflow(visit)} px`);
  };
}

cases["code that drawing does not need is loaded when someone uses the page"] = async ({ open }) => {
  const visit = await open();
  const fetched = [];
  visit.page.on("request", (request) => fetched.push(request.url()));
  await visit.simulated();
  assert.deepEqual(fetched, [], "drawing the page needs no more code");
  const rest = visit.page.waitForResponse(/_rest\.wasm$/);
  await visit.page.mouse.move(10, 10);
  await rest;
};

cases["without the rest of its code the page says what to do"] = async ({ browser, url }) => {
  const page = await browser.newPage();
  await page.route(/_rest\.wasm$/, (route) => route.abort());
  await page.goto(url);
  await page.getByRole("main").waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("End");
  await page.getByRole("alert").getByText("Please reload it").first().waitFor();
  await page.close();
};

function overflow({ page }) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

export default cases;
