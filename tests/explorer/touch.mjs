// Fingers on the stage: one moves the picture, two scale it, a tap chooses.

import assert from 'node:assert/strict';
import { at, open, query, until } from './page.mjs';

/** Opens a picture on a screen that is touched; `down`, `move`, `up` and `lift` say what the fingers do. */
async function touched() {
  const opened = await open(at('focus=kt'), { viewport: { width: 1000, height: 760 }, hasTouch: true });
  const session = await opened.page.context().newCDPSession(opened.page);
  const tell = (type) => (...fingers) => session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(([x, y], id) => ({ x, y, id })) });
  // One of two fingers is named to be lifted alone; none lifts them all.
  const lift = ([x, y]) => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [{ x, y, id: 1 }] });
  return { ...opened, down: tell('touchStart'), move: tell('touchMove'), up: tell('touchEnd'), lift };
}

/** Where two nodes far from each other are: all else follows, as the picture is only moved and scaled. */
const places = (page) => page.evaluate(async () => {
  // Moves of a finger are told once a frame.
  for (let frame = 0; frame < 2; frame += 1) await new Promise((go) => { requestAnimationFrame(go); });
  return ['kt', 'netflix'].map((id) => {
    const box = document.querySelector(`#base .node[data-id="${id}"] rect`).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  });
});
const apart = ([[ax, ay], [bx, by]]) => Math.hypot(ax - bx, ay - by);
const middle = ([ax, ay], [bx, by]) => [(ax + bx) / 2, (ay + by) / 2];
const near = (is, meant, what) => assert.ok(Math.hypot(is[0] - meant[0], is[1] - meant[1]) < 1.5, `${what}: ${is} for ${meant}`);

/** Where a point of the screen has gone, if the picture went with the nodes. */
const gone = ([x, y], before, after) => [0, 1].map((axis) => after[0][axis] + ([x, y][axis] - before[0][axis]) * (apart(after) / apart(before)));

/** A spot of the stage with nothing on it and nothing around it. */
const empty = (page) => page.evaluate(() => {
  const ground = document.querySelector('#stage').getBoundingClientRect();
  for (let y = ground.top + 60; y < ground.bottom - 160; y += 20) {
    for (let x = ground.left + 60; x < ground.right - 160; x += 20) {
      const free = [[0, 0], [20, 0], [0, 20], [20, 20]].every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit?.closest('#stage') && !hit.closest('.overlay, [data-nth], [data-link]');
      });
      if (free) return [x + 10, y + 10];
    }
  }
  return null;
});

export default {
  async 'two fingers scale the picture, and what is between them stays there'() {
    const { page, done, shot, down, move, up, lift } = await touched();
    const [from] = await places(page);
    // Both move; then one alone, in few and long steps; then back.
    for (const [name, start, end, steps] of [
      ['both', [[-60, 0], [60, 0]], [[-110, -30], [110, 30]], 6],
      ['one', [[-60, 0], [60, 0]], [[-60, 0], [150, 40]], 2],
      ['nearer', [[-120, 50], [120, -50]], [[-50, 20], [40, -20]], 4],
    ]) {
      const fingers = (share) => start.map(([x, y], nth) => [from[0] + x + (end[nth][0] - x) * share, from[1] + y + (end[nth][1] - y) * share]);
      const before = await places(page);
      await down(...fingers(0));
      for (let step = 1; step <= steps; step += 1) await move(...fingers(step / steps));
      const after = await places(page);
      const grown = apart(after) / apart(before);
      const meant = apart(fingers(1)) / apart(fingers(0));
      assert.ok(Math.abs(grown / meant - 1) < 0.02, `${name}: ${grown} for ${meant}`);
      near(gone(middle(...fingers(0)), before, after), middle(...fingers(1)), name);
      if (name === 'both') await shot('pinched.png');
      // The finger that stays on the glass goes on moving the picture.
      const [stays, other] = fingers(1);
      await lift(other);
      await move([stays[0] + 30, stays[1] + 20]);
      await up();
      const moved = await places(page);
      near(moved[0], [after[0][0] + 30, after[0][1] + 20], `${name}, one finger on`);
      assert.ok(Math.abs(apart(moved) / apart(after) - 1) < 0.01, 'it scales no more');
    }
    const now = await query(page);
    assert.deepEqual([now.get('sel'), now.get('moved')], [null, null], 'nothing was chosen or dragged');
    await done();
  },

  async 'one finger moves the picture, and a tap chooses'() {
    const { page, done, down, move, up } = await touched();
    const before = await places(page);
    const [x, y] = await empty(page);
    await down([x, y]);
    for (const share of [0.2, 0.5, 1]) await move([x + 90 * share, y + 60 * share]);
    await up();
    const after = await places(page);
    for (const nth of [0, 1]) near(after[nth], [before[nth][0] + 90, before[nth][1] + 60], 'moved');
    assert.equal((await query(page)).get('sel'), null, 'nothing was chosen');
    await down(after[0]);
    await up();
    await until(page, () => new URLSearchParams(location.search).get('sel') === 'org:kt');
    await page.waitForSelector('#panel .tabs');
    await done();
  },
};
