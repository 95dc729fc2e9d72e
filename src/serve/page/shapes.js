// The outline of a node: round for companies, cornered for schools, double for the state, footed for the press, a hexagon
// for alliances (src/draw/svg/paint.rs).

import { drawn } from './dom.js';
import { cutOf, n } from './geometry.js';

const SCHOOLS = ['university', 'institute', 'hospital'];
const STATE = ['public', 'association'];

const boxed = (width, height, rx, more = {}) => drawn('rect', { x: n(-width / 2), y: n(-height / 2), width: n(width), height: n(height), rx: n(rx), ...more });

function hexagon({ width, height, ...node }) {
  const cut = cutOf({ height, ...node });
  const [x, y] = [width / 2, height / 2];
  const corners = [[-x, 0], [cut - x, -y], [x - cut, -y], [x, 0], [x - cut, y], [cut - x, y]];
  return drawn('polygon', { points: corners.map(([a, b]) => `${n(a)},${n(b)}`).join(' ') });
}

function body(node) {
  const { width, height, figure } = node;
  if (node.dot) return [drawn('circle', { r: n(width / 2) })];
  if (figure === 'alliance') return [hexagon(node)];
  if (figure === 'deal') return [boxed(width, height, height / 2)];
  if (SCHOOLS.includes(figure)) return [boxed(width, height, 0)];
  if (STATE.includes(figure)) return [boxed(width, height, 2), boxed(width - 5.2, height - 5.2, 1, { class: 'inner' })];
  if (figure === 'media') return [boxed(width, height, 2), drawn('rect', { class: 'foot', x: n(-width / 2), y: n(height / 2 - 3), width: n(width), height: 3 })];
  return [boxed(width, height, Math.min(9, height / 2))];
}

/** Lines of text around the middle of where they are put. */
export function rows(lines, font, middle = 0) {
  const top = middle - ((lines.length - 1) / 2) * font * 1.25 + font * 0.36;
  return lines.map((line, nth) => drawn('text', { y: n(top + nth * font * 1.25), text: line }));
}

/** The class of a node's colours. */
const sort = ({ figure }) => (SCHOOLS.includes(figure) ? 'school' : STATE.includes(figure) ? 'state' : figure);

/** A node around the origin; its place is given to it by a transform. */
export function nodeShape(node) {
  const deal = node.figure === 'deal' ? ` kind-${node.kind} status-${node.status}` : '';
  return drawn('g', { class: `node ${sort(node)}${deal}${node.focus ? ' focus' : ''}`, 'data-id': node.id, role: 'button', tabindex: -1 },
    body(node),
    drawn('g', { class: 'text', 'font-size': n(node.font) }, rows(node.lines, node.font)));
}

/** About how wide a text is, in ems: Hangul letters are as wide as high, Latin ones a little over half. */
export const ems = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 0.95 : 0.58), 0);
