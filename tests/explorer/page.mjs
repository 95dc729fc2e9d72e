// How the checks open pages of explorers, and ask what they show.
//
// Run as check.mjs says: MODULES holds node_modules, SHOTS takes the pictures of what was seen, the rest are addresses of
// explorers: over data/articles, over hostile claims, over a ledger with --edit.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, shots] = process.argv.slice(2);
export const [articles, hostile, edited] = process.argv.slice(4);
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

export const ready = (page) => page.waitForSelector('html[data-ready=yes]');

/** Opens a page and keeps what it should not do. */
export async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const { origin } = new URL(address);
  const wrong = [];
  const watch = (watched) => {
    watched.on('request', (request) => { if (!request.url().startsWith(`${origin}/`)) wrong.push(`request: ${request.url()}`); });
    watched.on('console', (message) => wrong.push(`console: ${message.text()}`));
    watched.on('pageerror', (error) => wrong.push(`error: ${error.stack}`));
    watched.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  };
  watch(page);
  context.on('page', watch);
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.log('violates', event.violatedDirective, event.sample));
  });
  await page.goto(address);
  await ready(page);
  const done = async () => {
    assert.deepEqual(wrong, []);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    await context.close();
  };
  async function shot(name) {
    const path = join(shots, name);
    await page.waitForTimeout(350);
    await page.screenshot({ path });
    assert.ok(statSync(path).size > 8000, `${name} shows something`);
  }
  return { page, context, done, shot };
}

export const at = (query) => new URL(`/?${query}`, articles).href;
export const text = (page, what) => page.locator(what).innerText();
export const count = (page, what) => page.locator(`#base ${what}:not(.off)`).count();
// The page itself is asked: what the browser tells of its address comes later.
export const query = async (page) => new URLSearchParams(await page.evaluate(() => location.search));
/** Waits until something holds. */
export const until = (page, held, argument) => page.waitForFunction(held, argument, { timeout: 10000 });
