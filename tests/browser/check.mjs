// Looks at pages of `tieup diagram -o x.html` in a real browser. Started by tests/browser.rs.
//
// node check.mjs MODULES FOLDER: MODULES holds node_modules; FOLDER holds ko.html, en.html, hostile.html and takes the
// pictures of what was seen.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, folder] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/** Opens a page and keeps what it should not do. */
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, name)).href;
  const wrong = [];
  page.on('request', (request) => { if (request.url().split('#')[0] !== address) wrong.push(`request: ${request.url()}`); });
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', (popup) => wrong.push(`popup: ${popup.url()}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.log('violates', event.violatedDirective, event.sample));
  });
  await page.goto(address);
  await page.waitForSelector('html[data-ready=yes]');
  const done = async () => {
    assert.deepEqual(wrong, [], name);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    await context.close();
  };
  return { page, done, shot: (file) => page.screenshot({ path: join(folder, file) }) };
}

const visible = (page, what) => page.locator(`${what}:not(.off)`).count();
const text = (page, what) => page.locator(what).innerText();

const checks = {
  async 'a company is found by Korean, English, alias and initial consonants'() {
    const { page, done, shot } = await open('ko.html');
    const found = { 가온전자: '가온전자', 'ㄱㅇㅈㅈ': '가온전자', 나루: '나루은행', 'kt corp': 'KT', 케이티: 'KT', 'K T': 'KT' };
    for (const [words, name] of Object.entries(found)) {
      await page.fill('#find', words);
      assert.equal(await text(page, '#found li[aria-selected=true] span'), name, words);
    }
    await page.fill('#find', '없는이름');
    assert.equal(await page.locator('#found [role=option]').count(), 0);
    await page.fill('#find', 'ㄱㅇ');
    await shot('search.png');
    await page.press('#find', 'Enter');
    assert.match(await text(page, '#panel h2'), /가온/);
    await done();
  },

  async 'a clicked edge shows its sentence, cue, article, date, rule, confidence, history'() {
    const { page, done, shot } = await open('ko.html');
    await page.locator('.label.kind-investment').first().click();
    const panel = await text(page, '#panel');
    for (const word of ['투자', '500억원', '10%', '규칙', 'hand', '확신도', '97%', '2020-08-21', '협의 중', '합의']) {
      assert.ok(panel.includes(word), `${word} in ${panel}`);
    }
    assert.equal(await text(page, '#panel mark >> nth=0'), '투자');
    assert.equal(await page.locator('#stage a').count(), 0, 'an edge leads to its evidence, not away');
    const link = page.locator('#panel a').first();
    assert.equal(await link.getAttribute('href'), 'https://news.example/1');
    assert.match(await link.getAttribute('rel'), /noopener/);
    await shot('evidence.png');
    await page.goBack();
    assert.match(await text(page, '#panel h2'), /조직/);
    await done();
  },

  async 'a clicked company shows its partners, and a pointer lights its neighbours'() {
    const { page, done, shot } = await open('ko.html');
    await page.hover('.node[data-id=gaon]');
    assert.ok(await page.locator('.quiet .node.lit').count() > 2);
    assert.ok(await page.locator('.node:not(.lit)').count() > 0);
    assert.equal(await page.locator('#card').isVisible(), true);
    await shot('hover.png');
    await page.click('.node[data-id=gaon]');
    assert.equal(await text(page, '#panel h2'), '가온전자');
    assert.ok(await page.locator('#panel .ties button').count() >= 3);
    await page.locator('#panel .ties button').first().click();
    assert.equal(await page.locator('#panel blockquote').count() > 0, true);
    await done();
  },

  async 'filters by kind, status, time and confidence'() {
    const { page, done, shot } = await open('ko.html');
    const all = await visible(page, '.link');
    await page.uncheck('#kinds input[value=supply]');
    assert.equal(await visible(page, '.link.kind-supply'), 0);
    assert.ok(await visible(page, '.link') < all);
    assert.equal(await visible(page, '.node[data-id=maru]'), 0);
    await page.hover('#kinds .choice:has(input[value=membership])');
    await page.click('#kinds .choice:has(input[value=membership]) .only');
    assert.equal(await visible(page, '.link'), await visible(page, '.link.kind-membership'));
    await page.click('#reset');
    assert.equal(await visible(page, '.link'), all);
    await page.uncheck('#statuses input[value=talks]');
    assert.equal(await visible(page, '.link.status-talks'), 0);
    await page.click('#reset');
    const [from, to] = [page.locator('#time input[type=range]').first(), page.locator('#time input[type=range]').last()];
    await to.focus();
    await page.keyboard.press('Home');
    assert.ok(await visible(page, '.link') < all);
    assert.match(await to.getAttribute('aria-valuetext'), /^2020-02$/);
    await from.focus();
    await page.keyboard.press('End');
    assert.match(await from.getAttribute('aria-valuetext'), /^2020-02$/, 'the ends do not cross');
    await page.click('#reset');
    await page.locator('#sure input').fill('95');
    assert.equal(await visible(page, '.link'), await visible(page, '.link.kind-investment'));
    await shot('filtered.png');
    for (const box of await page.locator('#kinds input').all()) await box.uncheck();
    assert.equal(await page.locator('#nothing').isVisible(), true);
    await done();
  },

  async 'the keyboard reaches everything'() {
    const { page, done } = await open('en.html');
    const stop = page.locator('.node[tabindex="0"]');
    assert.equal(await stop.count(), 1);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
    await page.keyboard.press('Escape');
    await page.locator('#reset').focus();
    await page.keyboard.press('Tab');
    for (let nth = 0; nth < 40 && !(await page.evaluate(() => document.activeElement.matches('.node'))); nth += 1) {
      await page.keyboard.press('Tab');
    }
    const before = await page.evaluate(() => document.activeElement.dataset.id);
    let after = before;
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
      await page.keyboard.press(key);
      after = await page.evaluate(() => document.activeElement.dataset.id);
      if (after !== before) break;
    }
    assert.notEqual(after, before);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'panel');
    assert.ok((await text(page, '#panel h2')).length > 0);
    await page.keyboard.press('Escape');
    assert.match(await text(page, '#panel h2'), /Organisations/);
    assert.equal(await page.evaluate(() => document.activeElement.dataset?.id), after);
    const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, [role=button]')]
      .filter((part) => !(part.getAttribute('aria-label') || part.textContent.trim() || part.closest('label')))
      .map((part) => part.outerHTML));
    assert.deepEqual(nameless, []);
    await done();
  },

  async 'zoom and pan move the picture, and back'() {
    const { page, done } = await open('ko.html');
    const box = () => page.locator('#stage > svg').getAttribute('viewBox');
    const home = await box();
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -400);
    await page.waitForFunction((home) => document.querySelector('#stage > svg').getAttribute('viewBox') !== home, home);
    const nearer = await box();
    await page.mouse.move(420, 760);
    await page.mouse.down();
    await page.mouse.move(520, 700, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await box(), nearer);
    await page.click('#whole');
    assert.equal(await box(), home);
    await page.keyboard.press('+');
    assert.notEqual(await box(), home);
    await done();
  },

  async 'light, dark and as the system'() {
    for (const [scheme, dark] of [['light', false], ['dark', true]]) {
      const { page, done, shot } = await open('en.html', { colorScheme: scheme });
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const paper = () => page.evaluate(() => getComputedStyle(document.querySelector('.label rect')).fill);
      assert.equal(await ground(), dark ? 'rgb(18, 23, 29)' : 'rgb(255, 255, 255)');
      assert.equal(await paper(), await ground());
      await shot(`${scheme}.png`);
      await page.click('#theme');
      assert.equal(await ground(), 'rgb(255, 255, 255)');
      await page.click('#theme');
      assert.equal(await ground(), 'rgb(18, 23, 29)');
      assert.equal(await paper(), await ground());
      await done();
    }
  },

  async 'a screen 400 pixels wide holds it all'() {
    const { page, done, shot } = await open('ko.html', { viewport: { width: 400, height: 780 }, hasTouch: true, isMobile: true });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await wide(), 400);
    await shot('narrow.png');
    await page.tap('#show-filters');
    assert.equal(await page.locator('#kinds').isVisible(), true);
    await shot('narrow-filters.png');
    await page.tap('#show-filters');
    await page.tap('.node[data-id=gaon]');
    assert.equal(await text(page, '#panel h2'), '가온전자');
    const [node, sheet] = [await page.locator('.node[data-id=gaon]').boundingBox(), await page.locator('#panel').boundingBox()];
    assert.ok(node.y + node.height <= sheet.y + 1, 'what was chosen is not under the sheet');
    assert.equal(await wide(), 400);
    await shot('narrow-company.png');
    await page.tap('#panel .close');
    assert.equal(await page.locator('#panel').isVisible(), false);
    await done();
  },

  async 'text of articles stays text'() {
    const { page, done, shot } = await open('hostile.html');
    for (const button of await page.locator('#panel .companies button').all()) {
      await button.hover();
    }
    const ids = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).ties.map((tie) => tie.id));
    for (const id of ids) {
      await page.evaluate((id) => { location.hash = encodeURIComponent(id); }, id);
      await page.waitForSelector('#panel blockquote');
      const links = await page.locator('#panel a, #stage a').evaluateAll((all) => all.map((a) => a.href));
      assert.deepEqual(links.filter((link) => !/^https?:/.test(link)), []);
      const made = await page.locator('#panel img, #panel script, #panel iframe, #stage img, #stage foreignObject').count();
      assert.equal(made, 0);
    }
    assert.match(await text(page, '#panel'), /onerror|script|=HYPERLINK|javascript/);
    await page.fill('#find', '<img');
    await page.fill('#find', '"]]>');
    await page.keyboard.press('Enter');
    for (const node of await page.locator('.node').all()) await node.hover({ force: true });
    await shot('hostile.png');
    await done();
  },

  async 'the policy stops what would get in'() {
    const context = await browser.newContext();
    const page = await context.newPage();
    const violated = [];
    await page.exposeFunction('report', (directive) => violated.push(directive));
    await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => window.report(event.violatedDirective)));
    await page.goto(pathToFileURL(join(folder, 'ko.html')).href);
    const run = await page.evaluate(async () => {
      const tried = [];
      const attempt = (what) => { try { what(); } catch (error) { tried.push(error.name); } };
      attempt(() => { document.body.innerHTML += '<img src=x onerror="window.pwned=1">'; });
      attempt(() => {
        const image = document.createElement('img');
        image.src = 'https://news.example/x.png';
        document.body.append(image);
      });
      attempt(() => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'window.pwned=1');
        document.body.append(button);
        button.click();
      });
      await fetch('https://news.example/').catch(() => tried.push('fetch'));
      await new Promise((resolve) => { setTimeout(resolve, 200); });
      return { tried, pwned: window.pwned };
    });
    assert.equal(run.pwned, undefined);
    assert.ok(run.tried.includes('TypeError') && run.tried.includes('fetch'), JSON.stringify(run));
    assert.ok(violated.includes('img-src') && violated.includes('connect-src'), violated.join());
    await context.close();
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`well: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
