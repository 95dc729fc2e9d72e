// How the page looks: its colours and languages, and on a small screen.

import assert from 'node:assert/strict';
import { at, open, query, until } from './page.mjs';

export default {
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
};
