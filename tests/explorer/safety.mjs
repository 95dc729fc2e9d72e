// What comes from articles does nothing, and what comes from elsewhere does not get in.

import assert from 'node:assert/strict';
import { articles, at, browser, hostile, open, ready, text } from './page.mjs';

export default {
  async 'text of articles stays text'() {
    const { page, done, shot } = await open(new URL('/?focus=gaon', hostile).href);
    const ids = await page.locator('#base .node:not(.focus)').evaluateAll((all) => all.map((node) => node.dataset.id));
    assert.ok(ids.length >= 14, `${ids.length}`);
    for (const [nth, id] of ids.entries()) {
      await page.locator('#base .node.focus').click();
      await page.waitForSelector('#panel .rows button');
      await page.evaluate((id) => document.querySelector(`#base .node[data-id="${CSS.escape(id)}"]`).focus(), id);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#panel .rows button');
      await page.locator('#panel .rows button').first().click();
      await page.waitForSelector('#panel blockquote, #panel .hint');
      const made = await page.locator('#panel img, #panel script, #panel iframe, #stage img, #stage foreignObject').count();
      assert.equal(made, 0);
      const links = await page.locator('#panel a').evaluateAll((all) => all.map((a) => a.href));
      assert.deepEqual(links.filter((link) => !/^https?:/.test(link)), []);
      // What the address holds comes back as it was; a few show it.
      if (nth % 4) continue;
      await page.reload();
      await ready(page);
      await page.waitForSelector('#panel blockquote, #panel .hint');
    }
    await shot('hostile.png');
    await page.keyboard.press('t');
    await page.waitForSelector('#table tbody tr');
    await page.fill('#find', '<img');
    await page.waitForSelector('#find-list li');
    await page.fill('#find', '"]]>');
    await page.waitForSelector('#find-list li');
    await page.goto(new URL('/?focus=%3Cscript%3Ewindow.pwned=1%3C/script%3E&sel=org:%3Cimg%20src=x%20onerror=window.pwned=1%3E&at=x&moved=:::', hostile).href).catch(() => {});
    await ready(page);
    assert.equal(await page.locator('#message').isVisible(), true);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    await page.goto(new URL('/', hostile).href);
    await ready(page);
  },

  async 'the policy stops what would get in'() {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(articles);
    await ready(page);
    const run = await page.evaluate(async () => {
      const tried = [];
      const violated = [];
      addEventListener('securitypolicyviolation', (event) => violated.push(event.violatedDirective));
      const attempt = (what) => { try { what(); } catch (error) { tried.push(error.name); } };
      attempt(() => { document.body.innerHTML += '<img src=x onerror="window.pwned=1">'; });
      attempt(() => { const image = document.createElement('img'); image.src = 'https://news.example/x.png'; document.body.append(image); });
      attempt(() => { const made = document.createElement('button'); made.setAttribute('onclick', 'window.pwned=1'); document.body.append(made); made.click(); });
      await fetch('https://news.example/').catch(() => tried.push('fetch'));
      await new Promise((resolve) => { setTimeout(resolve, 200); });
      return { tried, violated, pwned: window.pwned };
    });
    assert.equal(run.pwned, undefined);
    assert.ok(run.tried.includes('TypeError') && run.tried.includes('fetch'), JSON.stringify(run));
    assert.ok(run.violated.includes('img-src') && run.violated.includes('connect-src'), run.violated.join());
    await context.close();
  },

  async 'a server that stopped is said to have'() {
    const { page, shot } = await open(at('focus=kt'));
    await page.route('**/api/**', (route) => route.abort());
    await page.click('#base .node[data-id=netflix]');
    await page.waitForSelector('#panel .failing');
    assert.match(await text(page, '#panel .failing'), /tieup explore/);
    await shot('stopped.png');
    await page.context().close();
  },
};
