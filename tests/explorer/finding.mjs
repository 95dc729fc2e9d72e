// A company is found: by its names, by a path, by the keyboard.

import assert from 'node:assert/strict';
import { articles, at, open, query, text, until } from './page.mjs';

export default {
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
};
