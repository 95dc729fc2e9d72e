// The graph is read: its lines, through time, filtered, compared, as a table, and taken along.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { at, count, open, query, ready, text, until } from './page.mjs';

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

export default {
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

  async 'an export has what was folded, filtered, dragged, and nothing else'() {
    const { page, done } = await open(at('focus=kt'));
    const exported = async (format) => {
      await page.click('#open-export');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#export-menu [data-format=${format}]`)]);
      return readFileSync(await download.path(), 'utf8');
    };
    const paper = await page.context().newPage();
    /** The middles of nodes, by their ids. */
    const places = (where, nodes) => where.$$eval(nodes, (all) => Object.fromEntries(all.map((node) => {
      const box = node.querySelector('rect, polygon, circle').getBBox();
      return [node.dataset.id, [box.x + box.width / 2, box.y + box.height / 2]];
    })));
    for (const change of ['', '&at=2020-06&kind=membership,investment', '&undated=0&at=2019-01&confidence=0.3']) {
      await page.goto(at(`focus=kt&depth=2&hidden=lg-uplus&moved=kt:40:-60${change}`));
      await ready(page);
      await paper.setContent(await exported('svg'));
      const [here, there] = [await places(page, '#base .node:not(.off)'), await places(paper, '.node')];
      assert.deepEqual(Object.keys(there).sort(), Object.keys(here).sort(), change);
      for (const [id, [x, y]] of Object.entries(here)) {
        assert.ok(Math.abs(there[id][0] - x) < 0.6 && Math.abs(there[id][1] - y) < 0.6, `${id} at ${there[id]}, not ${x} ${y}${change}`);
      }
      const { ties } = JSON.parse(await exported('json'));
      assert.equal(ties.length, Number((await text(page, '#count')).match(/(\d+)\//)[1]), change);
    }
    await done();
  },
};
