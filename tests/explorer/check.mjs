// Uses the explorer as a reader would, in a real browser. Started by tests/explorer.rs.
//
// node check.mjs MODULES SHOTS ARTICLES HOSTILE EDITED: MODULES holds node_modules, SHOTS takes the pictures of what was
// seen, the rest are addresses of explorers: over data/articles, over hostile claims, over a ledger with --edit.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, shots, articles, hostile, edited] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

const ready = (page) => page.waitForSelector('html[data-ready=yes]');

/** Opens a page and keeps what it should not do. */
async function open(address, options = {}) {
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

const at = (query) => new URL(`/?${query}`, articles).href;
const text = (page, what) => page.locator(what).innerText();
const count = (page, what) => page.locator(`#base ${what}:not(.off)`).count();
// The page itself is asked: what the browser tells of its address comes later.
const query = async (page) => new URLSearchParams(await page.evaluate(() => location.search));
/** Waits until something holds. */
const until = (page, held, argument) => page.waitForFunction(held, argument, { timeout: 10000 });

/** Clicks a link in the graph at its middle. */
async function clickLink(page, from, to) {
  const point = await page.evaluate(([a, b]) => {
    const label = (id) => document.querySelector(`#base .node[data-id="${id}"]`).getBoundingClientRect();
    const [one, two] = [label(a), label(b)];
    for (const path of document.querySelectorAll('#base .link:not(.off) .reach')) {
      const matrix = path.getScreenCTM();
      const on = (share) => path.getPointAtLength(path.getTotalLength() * share).matrixTransform(matrix);
      const near = (box, point) => point.x > box.left - 9 && point.x < box.right + 9 && point.y > box.top - 9 && point.y < box.bottom + 9;
      const [start, end] = [on(0), on(1)];
      if (!(near(one, start) && near(two, end)) && !(near(two, start) && near(one, end))) continue;
      for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75]) {
        const point = on(share);
        const hit = document.elementFromPoint(point.x, point.y)?.closest('[data-link]');
        if (hit && hit === path.closest('[data-link]')) return { x: point.x, y: point.y };
      }
    }
    return null;
  }, [from, to]);
  assert.ok(point, `a line from ${from} to ${to} can be hit`);
  await page.mouse.click(point.x, point.y);
}

/** Moves the slider to a month by its keys. */
async function slideTo(page, month) {
  await page.locator('#month').focus();
  for (let nth = 0; nth < 400 && (await query(page)).get('at') !== month; nth += 1) {
    const now = (await query(page)).get('at');
    await page.keyboard.press(!now || now > month ? 'ArrowLeft' : 'ArrowRight');
  }
  assert.equal((await query(page)).get('at'), month);
}

const checks = {
  async 'a company is found by Korean, English, alias and initial consonants'() {
    const { page, done, shot } = await open(articles);
    await shot('start.png');
    for (const [typed, name] of Object.entries({ 케이티: 'KT', 'kt corp': 'KT', 'ㅋㅋㅇ': '카카오', 카카: '카카오', hanyang: '한양대' })) {
      await page.fill('#find', typed);
      await page.waitForSelector(`#find-list li[aria-selected=true] .who:text-is("${name}")`);
    }
    await page.fill('#find', '없는이름없는이름');
    await page.waitForSelector('#find-list .none');
    await page.fill('#find', '케이티');
    await page.waitForSelector('#find-list li[aria-selected=true] .who:text-is("KT")');
    await shot('search.png');
    await page.press('#find', 'Enter');
    await page.waitForSelector('#base .node.focus[data-id=kt]');
    assert.equal((await query(page)).get('focus'), 'kt');
    await page.waitForSelector('#panel .tabs');
    assert.equal(await text(page, '#panel h2'), 'KT');
    await done();
  },

  async 'a line shows its sentences with names and cue'() {
    const { page, done, shot } = await open(at('focus=kt'));
    await clickLink(page, 'kt', 'hyundai-robotics');
    await page.waitForSelector('#panel blockquote');
    const panel = await text(page, '#panel');
    for (const word of ['현대로보틱스', '500억원', '10%', '투자', '2020-06-16', 'ko/investment/named', '99%', '2020-06-16-kt-hyundai-robotics.txt']) {
      assert.ok(panel.includes(word), `${word} in ${panel}`);
    }
    assert.ok((await page.locator('#panel blockquote b').allInnerTexts()).includes('현대로보틱스'));
    assert.ok((await page.locator('#panel mark').allInnerTexts()).includes('지분'));
    assert.equal((await query(page)).get('sel'), 'pair:kt~hyundai-robotics');
    await shot('evidence.png');
    await page.keyboard.press('Escape');
    await until(page, () => !new URLSearchParams(location.search).has('sel'));
    await done();
  },

  async 'a node is expanded and folded: it stays where it is, or all is in sight'() {
    const { page, done, shot } = await open(at('focus=kt'));
    const before = await count(page, '.node');
    const place = () => page.locator('#base .node[data-id=netflix] rect').first().boundingBox();
    const was = await place();
    await page.dblclick('#base .node[data-id=netflix]', { position: { x: 20, y: 12 } });
    await until(page, () => new URLSearchParams(location.search).get('focus') === 'kt,netflix');
    await until(page, (count) => document.querySelectorAll('#base .node:not(.off)').length > count, before);
    const now = await place();
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    const [[ax, ay], [bx, by]] = [middle(was), middle(now)];
    const inSight = await page.evaluate(() => {
      const ground = document.querySelector('#stage').getBoundingClientRect();
      const all = [...document.querySelectorAll('#base .node:not(.off)')].map((node) => node.getBoundingClientRect());
      return all.filter((box) => box.right > ground.left && box.left < ground.right && box.bottom > ground.top && box.top < ground.bottom).length / all.length;
    });
    assert.ok(Math.hypot(ax - bx, ay - by) < 6 || inSight === 1, `it moved from ${[ax, ay]} to ${[bx, by]}`);
    assert.ok(inSight > 0.6, `${inSight} of the picture is in sight`);
    await shot('expanded.png');
    await page.locator('#panel .acts button', { hasText: '접기' }).click();
    await until(page, (count) => document.querySelectorAll('#base .node:not(.off)').length === count, before);
    await done();
  },

  async 'through time members join an alliance as they did'() {
    const { page, done, shot } = await open(at('focus=ai-one-team'));
    const member = (id) => page.locator(`#base .node[data-id="${id}"]:not(.off)`).count();
    await slideTo(page, '2020-05');
    assert.equal(await member('lg-uplus'), 0, 'LG유플러스 is not yet in AI 원팀');
    assert.equal(await member('kaist'), 1);
    await shot('2020-05.png');
    await page.keyboard.press('ArrowRight');
    assert.equal((await query(page)).get('at'), '2020-06');
    assert.equal(await member('lg-uplus'), 1, 'it is in June');
    assert.match(await page.getAttribute('#month', 'aria-valuetext'), /^2020-06/);
    await shot('2020-06.png');
    await page.keyboard.press('PageDown');
    assert.equal((await query(page)).get('at'), '2020-02', 'a year back, but not before the first month');
    await page.click('#all-time');
    assert.equal((await query(page)).get('at'), null);
    await page.click('#play');
    await until(page, () => new URLSearchParams(location.search).has('at'));
    await done();
  },

  async 'filters hide at once, count, and say when nothing is left'() {
    const { page, done, shot } = await open(at('focus=kt'));
    const all = await count(page, '.link');
    const box = await page.locator('#base .node[data-id=kt]').boundingBox();
    await page.uncheck('#filter-kind input[value=partnership]');
    assert.equal(await count(page, '.link.kind-partnership'), 0);
    assert.ok(await count(page, '.link') < all);
    assert.deepEqual(await page.locator('#base .node[data-id=kt]').boundingBox(), box, 'nothing moves');
    await page.locator('#filter-kind .choice:has(input[value=investment]) .only').click({ force: true });
    assert.equal((await query(page)).get('kind'), 'investment');
    await page.locator('#filter-area .chip', { hasText: '로봇' }).click();
    await page.uncheck('#filter-status input[value=agreed]');
    assert.equal(await page.locator('#message').isVisible(), true);
    assert.match(await text(page, '#message'), /투자.*로봇/su);
    await shot('emptied.png');
    await page.click('#message button');
    assert.equal(await count(page, '.link'), all);
    await page.locator('#confidence').fill('95');
    assert.ok(await count(page, '.link') < all);
    await done();
  },

  async 'the address holds the state: a second page, Back and Forward show the same'() {
    const { page, context, done, shot } = await open(at('focus=kt'));
    await page.uncheck('#filter-kind input[value=supply]');
    await slideTo(page, '2020-08');
    const node = await page.locator('#base .node[data-id=shinhan-bank] rect').first().boundingBox();
    await page.mouse.move(node.x + 15, node.y + 12);
    await page.mouse.down();
    await page.mouse.move(node.x - 60, node.y + 60, { steps: 6 });
    await page.mouse.up();
    assert.match((await query(page)).get('moved'), /^shinhan-bank:-?\d+:-?\d+$/);
    await page.click('#base .node[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    await page.mouse.move(5, 5);
    const seen = (where) => where.evaluate(() => [...document.querySelectorAll('#base .node:not(.off), #base .link:not(.off)')]
      .map((part) => `${part.dataset.id ?? ''} ${part.getAttribute('class').replace(' chosen', '')} ${part.querySelector('rect')?.getAttribute('x')}`).sort());
    const second = await context.newPage();
    await second.goto(page.url());
    await ready(second);
    await second.waitForSelector('#panel .tabs');
    assert.deepEqual(await seen(second), await seen(page));
    assert.equal(await text(second, '#panel h2'), 'KT');
    await second.close();
    await page.goBack();
    assert.equal((await query(page)).get('sel'), null);
    await page.goForward();
    assert.equal((await query(page)).get('sel'), 'org:kt');
    await page.waitForSelector('#panel .tabs');
    await shot('shared.png');
    await done();
  },

  async 'the way between two companies is drawn and proved'() {
    const { page, done, shot } = await open(articles);
    await page.click('#open-path');
    for (const [field, typed, name] of [['path-from', '현대로보틱스', 'HD현대로보틱스'], ['path-to', '카이스트', '카이스트']]) {
      await page.fill(`#${field}`, typed);
      await page.waitForSelector(`#${field}-list li[aria-selected=true] .who:text-is("${name}")`);
      await page.press(`#${field}`, 'Enter');
    }
    await page.waitForSelector('#panel .route li');
    assert.equal((await query(page)).get('path'), 'hyundai-robotics~kaist');
    assert.ok(await page.locator('#panel .route li').count() >= 2);
    assert.ok(await page.locator('#panel .route blockquote').count() >= 2);
    assert.equal(await page.locator('#base .node[data-id=kaist]').count(), 1);
    await shot('path.png');
    await page.locator('#panel').press('Escape');
    await until(page, () => !new URLSearchParams(location.search).has('path'));
    await done();
  },

  async 'two dates are compared'() {
    const { page, done, shot } = await open(at('focus=kt'));
    await page.click('#open-diff');
    await page.fill('#diff-from', '2020-05');
    await page.fill('#diff-to', '2020-12');
    await page.click('#diff-bar button.main');
    await page.waitForSelector('#base .link.added');
    assert.equal((await query(page)).get('diff'), '2020-05..2020-12');
    assert.ok(await page.locator('#signs .sign').count() > 2);
    assert.match(await text(page, '#panel'), /LG유플러스/);
    await shot('diff.png');
    await page.click('#diff-close');
    await until(page, () => !document.querySelector('#base .link.added'));
    await done();
  },

  async 'the table holds the same ties and sorts'() {
    const { page, done, shot } = await open(at('focus=kt&show=table'));
    const rows = () => page.locator('#table tbody tr').count();
    assert.equal(await rows(), Number((await text(page, '#count')).match(/(\d+)\//)[1]));
    await page.click('[data-sort=confidence]');
    assert.equal(await page.locator('th[aria-sort=descending]').count(), 1);
    const shares = (await page.locator('.cell-confidence').allInnerTexts()).map((share) => parseInt(share, 10));
    assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
    await shot('table.png');
    await page.locator('#table tbody button').first().click();
    await page.waitForSelector('#panel blockquote');
    await done();
  },

  async 'what is seen is exported in each format'() {
    const { page, done } = await open(at('focus=kt&kind=investment'));
    const starts = { svg: /^<svg|^<\?xml/, png: /^\x89PNG/, pdf: /^%PDF/, csv: /\w/, xlsx: /^PK/, json: /^\s*\{/, graphml: /<graphml/, gexf: /<gexf/ };
    for (const [format, start] of Object.entries(starts)) {
      await page.click('#open-export');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#export-menu [data-format=${format}]`)]);
      const bytes = readFileSync(await download.path());
      assert.match(bytes.toString('latin1').replace(/^\ufeff|^\xef\xbb\xbf/, ''), start, format);
      assert.match(download.suggestedFilename(), new RegExp(`\\.${format}$`), format);
    }
    await done();
  },

  async 'the keyboard reaches everything'() {
    const { page, done } = await open(at('focus=kt&lang=en'));
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#base .node[tabindex="0"]').count(), 1, 'the graph is one stop');
    for (let nth = 0; nth < 60 && !(await page.evaluate(() => document.activeElement.matches('.node'))); nth += 1) await page.keyboard.press('Tab');
    const here = () => page.evaluate(() => document.activeElement.dataset.id);
    assert.equal(await here(), 'kt');
    const seen = new Set();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      seen.add(await here());
    }
    assert.ok(seen.size >= 3, [...seen].join());
    assert.equal(await page.locator('#card').isVisible(), true);
    const chosen = await here();
    await page.keyboard.press('Enter');
    await page.waitForSelector('#panel h2');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'panel');
    assert.equal((await query(page)).get('sel'), `org:${chosen}`);
    await page.keyboard.press('Escape');
    assert.equal(await here(), chosen, 'Escape leads back to the node');
    await page.keyboard.press('?');
    assert.equal(await page.locator('#keys').isVisible(), true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    assert.equal((await query(page)).get('show'), 'table');
    const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, [role=button], a')]
      .filter((part) => !(part.getAttribute('aria-label') || part.textContent.trim() || part.closest('label')))
      .map((part) => part.outerHTML));
    assert.deepEqual(nameless, []);
    await done();
  },

  async 'light and dark, Korean and English'() {
    const { page, done, shot } = await open(at('focus=kt&sel=org:kt'), { colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await ground(), 'rgb(18, 23, 29)');
    await page.waitForSelector('#panel .tabs');
    await shot('dark.png');
    await page.click('#theme');
    assert.equal((await query(page)).get('theme'), 'light');
    assert.equal(await ground(), 'rgb(255, 255, 255)');
    await page.click('#language');
    await until(page, () => document.documentElement.lang === 'en' && document.querySelector('#as-table').textContent === 'Table');
    await page.waitForSelector('#base .node[data-id=hanyang-university] text:has-text("Hanyang")');
    await shot('english.png');
    await done();
  },

  async 'words are legible: contrast of at least 4.5 to 1 in both themes'() {
    for (const theme of ['light', 'dark']) {
      const { page, done } = await open(at(`focus=kt&sel=pair:kt~hyundai-robotics&theme=${theme}`));
      await page.waitForSelector('#panel blockquote');
      const low = await page.evaluate(() => {
        const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, nth) => sum + v * [0.2126, 0.7152, 0.0722][nth], 0);
        const ground = (part) => {
          for (let at = part; at; at = at.parentElement) {
            const shape = at.matches?.('.node, .label') ? at.querySelector('rect, polygon') : null;
            const colour = shape ? getComputedStyle(shape).fill : getComputedStyle(at).backgroundColor;
            const said = parts(colour);
            if (said.length === 3 || said[3] > 0.5) return said;
          }
          return parts(getComputedStyle(document.body).backgroundColor);
        };
        const wrong = [];
        for (const part of document.querySelectorAll('body *')) {
          const own = [...part.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
          if (!own || !part.getClientRects().length || part.closest('#over, [hidden], :disabled, .off, noscript, .cramped')) continue;
          const style = getComputedStyle(part);
          if (style.visibility === 'hidden' || style.display === 'none') continue;
          const ink = parts(part.namespaceURI.endsWith('svg') ? style.fill : style.color);
          const [a, b] = [light(ink), light(ground(part))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) wrong.push(`${part.tagName}.${part.getAttribute('class') ?? ''} "${part.textContent.slice(0, 20)}" ${ratio.toFixed(2)}`);
        }
        return [...new Set(wrong)];
      });
      assert.deepEqual(low, [], theme);
      await done();
    }
  },

  async 'a screen 400 pixels wide holds it all'() {
    const { page, done, shot } = await open(at('focus=kt'), { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await wide(), 400);
    await shot('narrow.png');
    await page.tap('#open-filters');
    assert.equal(await page.locator('#filter-kind').isVisible(), true);
    await shot('narrow-filters.png');
    await page.tap('#close-filters');
    await page.tap('#base .node[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    const [node, sheet] = [await page.locator('#base .node[data-id=kt]').boundingBox(), await page.locator('#panel').boundingBox()];
    assert.ok(node.y + node.height <= sheet.y + 1, 'what was chosen is not under the sheet');
    assert.equal(await wide(), 400);
    await shot('narrow-company.png');
    await page.tap('#panel .close');
    assert.equal(await page.locator('#panel').isVisible(), false);
    await done();
  },

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

  async 'corrections are made, with their reason, and undone'() {
    const { page, done, shot } = await open(edited);
    assert.equal(page.url().includes('token'), false, 'the token leaves the address');
    await page.fill('#find', '케이티');
    await page.waitForSelector('#find-list li[aria-selected=true] .who:text-is("KT")');
    await page.press('#find', 'Enter');
    await page.waitForSelector('#base .node.focus[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    await page.locator('#panel .rows button', { hasText: '넷플릭스' }).click();
    await page.waitForSelector('#panel .claim');
    const before = await page.locator('#base .node[data-id=netflix]').count();
    assert.equal(before, 1);
    await page.locator('#panel .claim .edit button', { hasText: '틀림' }).first().click();
    await page.fill('#panel .correction input', '다른 회사 이야기다');
    await shot('correction.png');
    await page.click('#panel .correction button.main');
    await page.waitForSelector('#toast:not([hidden])');
    await until(page, () => !document.querySelector('#base .node[data-id=netflix]'));
    await page.locator('#toast button', { hasText: '되돌리기' }).click();
    await until(page, () => document.querySelector('#base .node[data-id=netflix]'));
    await page.click('#base .node[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    await page.locator('#panel .edit button', { hasText: '별칭 더하기' }).click();
    await page.locator('#panel .correction input').first().fill('한국통신');
    await page.locator('#panel .correction input').nth(1).fill('옛 이름');
    await page.click('#panel .correction button.main');
    await page.waitForSelector('#toast:has-text("정정 2번")');
    await done();
    // Without the token nothing is offered.
    const other = await open(new URL('/?focus=kt&sel=org:kt', edited).href);
    await other.page.waitForSelector('#panel .tabs');
    assert.equal(await other.page.locator('#panel .edit').count(), 0);
    await other.done();
  },
};

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
