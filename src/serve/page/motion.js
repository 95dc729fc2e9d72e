// Nodes gliding from where they were to where they are.

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
// Moving each of a thousand lines at every frame would stutter; a large picture changes at once.
const MOST_LINKS = 360;
let running = 0;

/** Whether the reader asked for no motion. */
export const still = () => reduced.matches;

/** Moves the nodes of a scene to new places within a third of a second. */
export function glide(scene, to, done = () => {}) {
  cancelAnimationFrame(running);
  const from = scene.places().map(({ x, y }) => ({ x, y }));
  const far = to.some((place, nth) => Math.abs(place.x - from[nth].x) + Math.abs(place.y - from[nth].y) > 1);
  if (still() || !far || scene.model().links.length > MOST_LINKS) {
    scene.place(to);
    done();
    return;
  }
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(Math.max((now - start) / 340, 0), 1);
    const eased = part < 0.5 ? 4 * part ** 3 : 1 - (-2 * part + 2) ** 3 / 2;
    if (part < 1) running = requestAnimationFrame(step);
    scene.place(to.map((place, nth) => ({
      x: from[nth].x + (place.x - from[nth].x) * eased, y: from[nth].y + (place.y - from[nth].y) * eased,
    })));
    if (part === 1) done();
  };
  running = requestAnimationFrame(step);
}

/** Stops what is gliding. */
export const stop = () => cancelAnimationFrame(running);
