// The outline of a node: round for companies, cornered for schools, double for the state, footed for the press, a hexagon
// for alliances (src/draw/svg/paint.rs).
//
// Places are written into coordinates, never into transforms: a browser handles each transformed element as a layer of its
// own, and 1,300 of these take ten times as long to paint.

import { drawn } from './dom.js';
import { cutOf, n } from './geometry.js';

const SCHOOLS = ['university', 'institute', 'hospital'];
const STATE = ['public', 'association'];
/** The height of a line of text, in ems. */
const LINE = 1.25;

/** A rectangle around a place, or so far from it. */
function boxed(width, height, rx, options = {}, [dx, dy] = [0, 0]) {
  const part = drawn('rect', { width: n(width), height: n(height), rx: n(rx), ...options });
  return { part, place: (x, y) => { part.setAttribute('x', n(x + dx - width / 2)); part.setAttribute('y', n(y + dy - height / 2)); } };
}

function hexagon(node) {
  const cut = cutOf(node);
  const [w, h] = [node.width / 2, node.height / 2];
  const corners = [[-w, 0], [cut - w, -h], [w - cut, -h], [w, 0], [w - cut, h], [cut - w, h]];
  const part = drawn('polygon');
  return { part, place: (x, y) => part.setAttribute('points', corners.map(([a, b]) => `${n(x + a)},${n(y + b)}`).join(' ')) };
}

function circle(radius) {
  const part = drawn('circle', { r: n(radius) });
  return { part, place: (x, y) => { part.setAttribute('cx', n(x)); part.setAttribute('cy', n(y)); } };
}

function body(node) {
  const { width, height, figure } = node;
  if (node.dot) return [circle(width / 2)];
  if (figure === 'alliance') return [hexagon(node)];
  if (figure === 'deal') return [boxed(width, height, height / 2)];
  if (SCHOOLS.includes(figure)) return [boxed(width, height, 0)];
  if (STATE.includes(figure)) return [boxed(width, height, 2), boxed(width - 5.2, height - 5.2, 1, { class: 'inner' })];
  if (figure === 'media') return [boxed(width, height, 2), boxed(width, 3, 0, { class: 'foot' }, [0, height / 2 - 1.5])];
  return [boxed(width, height, Math.min(9, height / 2))];
}

/** Lines of text around a place. */
function rows(lines, font) {
  const top = -((lines.length - 1) / 2) * font * LINE + font * 0.36;
  return lines.map((line, nth) => {
    const part = drawn('text', { text: line });
    return { part, place: (x, y) => { part.setAttribute('x', n(x)); part.setAttribute('y', n(y + top + nth * font * LINE)); } };
  });
}

/** Several parts as one. */
function together(group, parts) {
  group.append(...parts.map(({ part }) => part));
  return { part: group, place: (x, y) => { for (const each of parts) each.place(x, y); } };
}

/** The class of a node's colours. */
const sort = ({ figure }) => (SCHOOLS.includes(figure) ? 'school' : STATE.includes(figure) ? 'state' : figure);

/** A node: its element, and what puts it somewhere. */
export function nodeShape(node) {
  const deal = node.figure === 'deal' ? ` kind-${node.kind} status-${node.status}` : '';
  const part = drawn('g', { class: `node ${sort(node)}${deal}${node.focus ? ' focus' : ''}`, 'data-id': node.id, role: 'button', tabindex: -1 });
  const name = together(drawn('g', { class: 'text', 'font-size': n(node.font) }), rows(node.lines, node.font));
  return together(part, [...body(node), name]);
}

/** The label of a link on its ground, which keeps lines off it. */
export function labelShape(lines, kind, font) {
  const width = Math.max(...lines.map(ems), 1) * font + 8;
  const ground = boxed(width, lines.length * font * LINE + 3, 3);
  return together(drawn('g', { class: `label kind-${kind}` }), [ground, ...rows(lines, font)]);
}

/** The small sign at a node's corner, empty at first: `say(text, title)` fills it. */
export function badgeShape(node) {
  const part = drawn('g', { class: 'badge' });
  const [ground, text, title] = [drawn('rect', { height: 16, rx: 8 }), drawn('text'), drawn('title')];
  part.append(ground, text, title);
  let [width, at] = [16, [0, 0]];
  const place = (x, y) => {
    at = [x, y];
    const [cx, cy] = [x + node.width / 2 - 2, y - node.height / 2];
    ground.setAttribute('x', n(cx - width / 2));
    ground.setAttribute('y', n(cy - 8));
    text.setAttribute('x', n(cx));
    text.setAttribute('y', n(cy + 3.8));
  };
  function say(said, told) {
    part.classList.toggle('on', Boolean(said));
    if (!said) return;
    width = ems(said) * 10.5 + 10;
    ground.setAttribute('width', n(width));
    text.textContent = said;
    title.textContent = told;
    place(...at);
  }
  return { part, place, say };
}

/** About how wide a text is, in ems: Hangul letters are as wide as high, Latin ones a little over half. */
export const ems = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 0.95 : 0.58), 0);
