// Zoom and pan. One layer is moved by a transform, and painted anew only when a zoom has come to rest: measured with 300
// nodes and 1,000 edges (tests/explorer/frames.mjs), painting each frame takes five times as long as there is.

import { still } from './motion.js';

const LEAST = 0.04;
const MOST = 5;
/** How long nothing has moved when the picture rests, in milliseconds. */
const REST = 240;

/**
 * Moves `world` within `stage`, and scales the `sheets` in it to what they are painted at (a layer that is told to move is not
 * painted anew by the browser). Tells `settled(scale)` whenever it has come to rest.
 */
export function createViewport(stage, world, sheets, settled) {
  let place = { x: 0, y: 0, k: 1 };
  let running = 0;
  let resting = 0;
  let shown = null;
  let painted = 1;
  let rested = false;
  const width = () => stage.clientWidth || 1;
  const height = () => stage.clientHeight || 1;

  function apply() {
    const grown = place.k / painted;
    world.style.transform = `translate3d(${place.x}px, ${place.y}px, 0) scale(${grown})`;
    clearTimeout(resting);
    // Far from the scale that it was painted at, hundreds of tiles come into sight, or each is as large as the stage.
    if (grown < 0.6 || grown > 3.5) rest();
    else resting = setTimeout(rest, REST);
  }

  /** Has the picture painted at the scale that it has. */
  function rest() {
    clearTimeout(resting);
    if (rested && Math.abs(place.k / painted - 1) < 0.01) return;
    [painted, rested] = [place.k, true];
    for (const sheet of sheets) sheet.style.transform = `scale(${painted})`;
    world.style.transform = `translate3d(${place.x}px, ${place.y}px, 0)`;
    settled(place.k);
  }

  /** The place in which a box fills the stage but for `covered` pixels at its bottom. */
  function framed(box, covered = 0, most = 1.35) {
    const room = Math.max(height() - covered, 60);
    // Names that are written larger than their boxes need some room at the sides.
    const k = Math.min((width() - 70) / (box.right - box.left), (room - 20) / (box.bottom - box.top), most);
    return { k, x: width() / 2 - ((box.left + box.right) / 2) * k, y: room / 2 - ((box.top + box.bottom) / 2) * k };
  }

  function glide(next, duration = 260) {
    cancelAnimationFrame(running);
    if (still()) {
      place = next;
      apply();
      return rest();
    }
    const from = { ...place };
    const start = performance.now();
    const step = (now) => {
      const done = Math.min(Math.max((now - start) / duration, 0), 1);
      const eased = 1 - (1 - done) ** 3;
      // The scale grows by factors, so that it looks even.
      const k = from.k * (next.k / from.k) ** eased;
      const share = Math.abs(next.k - from.k) < 1e-6 ? eased : (k - from.k) / (next.k - from.k);
      place = { k, x: from.x + (next.x - from.x) * share, y: from.y + (next.y - from.y) * share };
      apply();
      if (done < 1) running = requestAnimationFrame(step);
      else place = next;
    };
    running = requestAnimationFrame(step);
    return undefined;
  }

  function zoomed(factor, x = width() / 2, y = height() / 2) {
    const k = Math.min(Math.max(place.k * factor, LEAST), MOST);
    const by = k / place.k;
    return { k, x: x - (x - place.x) * by, y: y - (y - place.y) * by };
  }

  return {
    scale: () => place.k,
    /** A place on the screen as one in the picture. */
    inward(x, y) {
      const ground = stage.getBoundingClientRect();
      return { x: (x - ground.left - place.x) / place.k, y: (y - ground.top - place.y) / place.k };
    },
    /** A place in the picture as one on the stage. */
    outward: ({ x, y }) => ({ x: x * place.k + place.x, y: y * place.k + place.y }),
    pan(dx, dy) {
      cancelAnimationFrame(running);
      shown = null;
      place = { ...place, x: place.x + dx, y: place.y + dy };
      apply();
    },
    /** Zooms at once around a place on the stage. */
    zoomAt(factor, x, y) {
      cancelAnimationFrame(running);
      shown = null;
      place = zoomed(factor, x, y);
      apply();
    },
    /** Zooms gently around a place on the stage, its middle where none is given. */
    zoom(factor, x, y) { shown = null; glide(zoomed(factor, x, y)); },
    /** Shows a box as large as the stage allows; it stays so framed when the window changes. */
    fit(box, { covered = 0, now = false, most } = {}) {
      if (!box) return;
      shown = { box, covered, most };
      if (!now) return glide(framed(box, covered, most));
      cancelAnimationFrame(running);
      place = framed(box, covered, most);
      apply();
      rest();
    },
    /** Keeps a place of the picture where another was: what was expanded stays put. */
    shift(dx, dy) {
      place = { ...place, x: place.x + dx, y: place.y + dy };
      apply();
      rest();
    },
    /** Brings a box into sight, moving no more than need be; zooms in where it is too small to read. */
    reveal(box, covered = 0) {
      const [k, room] = [Math.max(place.k, 0.6), 36];
      const at = k === place.k ? place : zoomed(k / place.k, ((box.left + box.right) / 2) * place.k + place.x, ((box.top + box.bottom) / 2) * place.k + place.y);
      const [left, right] = [box.left * k + at.x - room, box.right * k + at.x + room];
      const [up, down] = [box.top * k + at.y - room, box.bottom * k + at.y + room];
      const high = height() - covered;
      const off = (low, up_, size) => (up_ - low > size ? (size - low - up_) / 2 : low < 0 ? -low : up_ > size ? size - up_ : 0);
      const [dx, dy] = [off(left, right, width()), off(up, down, high)];
      if (dx || dy || k !== place.k) glide({ k, x: at.x + dx, y: at.y + dy });
    },
    resized() { if (shown) this.fit(shown.box, { ...shown, now: true }); else rest(); },
  };
}
