// How long the frames of the explorer's page take, with a graph of 300 organisations and 1,000 ties.
//
// node frames.mjs MODULES ADDRESS [SECONDS] [NODES] [TIES]: MODULES holds node_modules, ADDRESS is a running explorer; its
// neighbourhood is replaced by a generated one. Prints median, 95th percentile and the longest time between two frames for
// panning, zooming, dragging, hovering and playing, SECONDS (5) of each. Times depend on the machine and only are told; how many
// tiles the browser paints for a zoom does not: where they are many, it fails.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { generated } from './generated.mjs';

const [modules, address, seconds = '5', nodes = '300', ties = '1000'] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (error) => { console.log(error.stack); process.exitCode = 1; });
await page.route('**/api/neighbourhood*', (route) => route.fulfill({ json: generated(Number(nodes), Number(ties)) }));
const began = Date.now();
await page.goto(new URL('/?focus=kt', address).href);
await page.waitForSelector('html[data-ready=yes]');
console.log(`drawn after ${Date.now() - began} ms (${nodes} organisations, ${ties} ties)`);
await page.waitForTimeout(500);

/** Does something for some seconds, and tells how far apart the frames were meanwhile. */
async function measure(name, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    window.measuring = true;
    let last = performance.now();
    const step = (now) => {
      window.frames_.push(now - last);
      last = now;
      if (window.measuring) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  const end = Date.now() + Number(seconds) * 1000;
  for (let nth = 0; Date.now() < end; nth += 1) {
    await act(nth);
    await page.waitForTimeout(6);
  }
  const times = await page.evaluate(() => {
    window.measuring = false;
    return window.frames_.slice(1);
  });
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(Math.floor(times.length * share), times.length - 1)].toFixed(1);
  const late = times.filter((time) => time > 25).length;
  console.log(`${name.padEnd(8)} ${String(times.length).padStart(4)} frames: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms, ${late} over 25 ms`);
}

/** How many tiles of one layer the browser paints at most for one frame, while something is done. */
async function tiles(act) {
  const session = await page.context().newCDPSession(page);
  const painted = [];
  session.on('Tracing.dataCollected', ({ value }) => painted.push(...value.filter((event) => event.name === 'RasterTask' && event.ph === 'X')));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['cc', 'devtools.timeline'] } });
  await act();
  const complete = new Promise((done) => { session.once('Tracing.tracingComplete', done); });
  await session.send('Tracing.end');
  await complete;
  const counts = new Map();
  for (const { args: { tileData } } of painted) {
    const frame = `${tileData.layerId} ${tileData.sourceFrameNumber}`;
    counts.set(frame, (counts.get(frame) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

const stage = await page.locator('#stage').boundingBox();
const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
const empty = [stage.x + 8, stage.y + 60];
await measure('idle', async () => {});
await page.mouse.move(...empty);
await page.mouse.down();
await measure('pan', (nth) => page.mouse.move(empty[0] + 300 + 300 * Math.sin(nth / 20), empty[1] + 200 + 160 * Math.cos(nth / 16)));
await page.mouse.up();
await page.mouse.move(x, y);
const count = await tiles(async () => {
  for (let nth = 0; nth < 24; nth += 1) {
    await page.mouse.wheel(0, -40);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(700);
});
console.log(`zooming in four times paints ${count} tiles at most for one frame`);
// What is in sight and around it makes up to 60; all of the picture in full size makes some 200.
if (!count || count > 120) {
  console.log('FAILED: these are more than what is in sight');
  process.exitCode = 1;
}
await page.keyboard.press('0');
await page.waitForTimeout(800);
await measure('zoom', (nth) => page.mouse.wheel(0, Math.sin(nth / 24) > 0 ? -40 : 40));
await page.keyboard.press('0');
await page.waitForTimeout(800);
const node = await page.locator('.node.focus').boundingBox();
await page.mouse.move(node.x + node.width / 2, node.y + node.height / 2);
await page.mouse.down();
await measure('drag', (nth) => page.mouse.move(x + 200 * Math.sin(nth / 18), y + 150 * Math.sin(nth / 25)));
await page.mouse.up();
await measure('hover', (nth) => page.mouse.move(x + 320 * Math.sin(nth / 40), y + 260 * Math.sin(nth / 27)));
await page.mouse.move(...empty);
await page.click('#play');
await measure('play', async () => {});
await browser.close();
