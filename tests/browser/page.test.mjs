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

function overflow({ page }) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

export default cases;
