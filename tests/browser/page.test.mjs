// The page as a whole: it loads anywhere, says nothing on the console, and is for everyone.

import assert from "node:assert/strict";
import { VIEWPORTS, WORLDS } from "./harness.mjs";

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
  const programs = visit.page.waitForResponse(/\.img$/);
  await visit.page.mouse.move(10, 10);
  await Promise.all([rest, programs]);
};

cases["the page looks as before when the rest of it has come"] = async ({ open }) => {
  const visit = await open();
  await visit.simulated();
  const look = async () => [...(await Promise.all(WORLDS.map((world) => visit.text(world)))), await visit.position()];
  const asleep = await look();
  const programs = visit.page.waitForResponse(/\.img$/);
  await visit.page.mouse.move(1, 1);
  await programs;
  await visit.press("]", "[");
  await visit.simulated();
  assert.deepEqual(await look(), asleep);
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

const DAMAGED_IMAGES = {
  "is missing": { status: 404, body: "" },
  "is a page of the host's": { body: "<!DOCTYPE html>" },
  "is of another version": { change: (bytes) => (bytes[8] ^= 1) },
  "has a wrong byte": { change: (bytes) => (bytes[bytes.length - 9] ^= 1) },
};

for (const [what, { change, ...answer }] of Object.entries(DAMAGED_IMAGES)) {
  cases[`when the file of its programs ${what}, the page says so`] = async ({ url, browser }) => {
    const page = await browser.newPage();
    await page.route("**/*.img", async (route) => {
      if (!change) return route.fulfill(answer);
      const body = await (await route.fetch()).body();
      change(body);
      await route.fulfill({ body });
    });
    await page.goto(url);
    await page.getByRole("main").waitFor();
    // Nobody has used the page, so nothing is amiss yet.
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.keyboard.press("1");
    const notice = page.getByRole("alert");
    await notice.waitFor();
    assert.match(await notice.innerText(), /could not load its programs: .*(programs|missing)/);
    await page.close();
  };
}

function overflow({ page }) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

export default cases;
