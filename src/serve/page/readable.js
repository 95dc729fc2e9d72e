// Names large enough to be read where the picture is too small to read its own: of those with the most ties first.

import { drawn } from './dom.js';
import { n } from './geometry.js';
import { ems } from './shapes.js';

/** Below this scale the names of the picture cannot be read. */
export const READABLE = 0.58;
const MOST = 60;

const short = (name) => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

/** Writes readable names into `layer` for a scale. */
export function writeNames(layer, scene, scale) {
  const [model, view] = [scene.model(), scene.view()];
  layer.replaceChildren();
  if (!model || scale >= READABLE) return;
  const size = 12.5 / scale;
  const weight = (nth) => (model.focus.has(model.nodes[nth].id) ? 1e6 : 0) + model.linksOf[nth].length;
  const order = model.nodes.map((_, nth) => nth)
    .filter((nth) => view.nodes[nth] && !model.isDeal(model.nodes[nth]))
    .sort((a, b) => weight(b) - weight(a) || a - b);
  const taken = [];
  for (const nth of order) {
    if (taken.length === MOST) break;
    const { x, y } = scene.places()[nth];
    const name = short(model.nameOf(model.nodes[nth].id));
    const [width, height] = [(ems(name) + 0.6) * size, size * 1.4];
    if (taken.some((other) => Math.abs(other.x - x) * 2 < other.width + width && Math.abs(other.y - y) * 2 < other.height + height)) continue;
    taken.push({ x, y, width, height });
    layer.append(drawn('text', {
      x: n(x), y: n(y + size * 0.36), 'font-size': n(size), 'stroke-width': n(size / 3), 'text-anchor': 'middle', text: name,
      class: model.focus.has(model.nodes[nth].id) ? 'focus' : null,
    }));
  }
}
