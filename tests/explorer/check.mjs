// Uses the explorer as a reader would, in a real browser. Started by tests/explorer.rs.
//
// node check.mjs MODULES SHOTS ARTICLES HOSTILE EDITED: see page.mjs. ONLY, in the environment, is a part of the name of
// the checks to be run.

import { browser } from './page.mjs';
import finding from './finding.mjs';
import writing from './writing.mjs';
import touch from './touch.mjs';
import graph from './graph.mjs';
import looks from './looks.mjs';
import safety from './safety.mjs';
import corrections from './corrections.mjs';

const checks = { ...finding, ...writing, ...touch, ...graph, ...looks, ...safety, ...corrections };

let failed = 0;
const only = process.env.ONLY;
for (const [name, check] of Object.entries(checks)) {
  if (only && !name.includes(only)) continue;
  const began = Date.now();
  try {
    await check();
    console.log(`well: ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
