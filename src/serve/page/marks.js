// What a line ends in, a mark of its own for each kind (src/draw/svg/ends.rs): kinds are told apart without colours.

import { at, lengthOf, n, part, way, distance } from './geometry.js';
import { drawn } from './dom.js';

/** Marks at the start and at the end; those of directed kinds stand only where there is an arrow. */
const MARKS = {
  partnership: [null, null],
  joint_development: ['dot', 'dot'],
  integration: ['ring', 'ring'],
  membership: ['bar', null],
  joint_venture: ['square', 'square'],
  equity_swap: ['openDiamond', 'openDiamond'],
  investment: [null, 'arrow'],
  acquisition: [null, 'twoArrows'],
  supply: [null, 'openArrow'],
  distribution: [null, 'chevron'],
  licensing: [null, 'barredArrow'],
  support: [null, 'diamond'],
};
const DIRECTED = new Set(['investment', 'acquisition', 'supply', 'distribution', 'licensing', 'support']);
const LENGTH = {
  arrow: 10, openArrow: 10, diamond: 10, openDiamond: 10, twoArrows: 15, barredArrow: 13, chevron: 1.5, dot: 7, ring: 7,
  square: 7, bar: 0,
};

/** A mark as the ways of two paths, one filled and one drawn as a line. */
function paint(mark, tip, behind) {
  const far = Math.max(distance(tip, behind), 1e-6);
  const [dx, dy] = [(behind.x - tip.x) / far, (behind.y - tip.y) / far];
  // A place so far behind the tip and so far to the left of the line.
  const to = (back, side) => `${n(tip.x + dx * back - dy * side)} ${n(tip.y + dy * back + dx * side)}`;
  const triangle = (back) => `M${to(back, 0)}L${to(back + 9, 4.6)}L${to(back + 9, -4.6)}Z`;
  const bar = (back, half) => `M${to(back, half)}L${to(back, -half)}`;
  const diamond = () => `M${to(0.5, 0)}L${to(5, 3.8)}L${to(9.5, 0)}L${to(5, -3.8)}Z`;
  const circle = (r) => `M${to(3.5 - r, 0)}A${r} ${r} 0 1 0 ${to(3.5 + r, 0)}A${r} ${r} 0 1 0 ${to(3.5 - r, 0)}Z`;
  switch (mark) {
    case 'arrow': return [triangle(0), ''];
    case 'twoArrows': return [triangle(0) + triangle(6.5), ''];
    case 'openArrow': return ['', triangle(0.8)];
    case 'chevron': return ['', `M${to(8, 4.6)}L${to(0.8, 0)}L${to(8, -4.6)}`];
    case 'diamond': return [diamond(), ''];
    case 'openDiamond': return ['', diamond()];
    case 'barredArrow': return [triangle(0), bar(12.5, 4.6)];
    case 'dot': return [circle(2.9), ''];
    case 'ring': return ['', circle(2.8)];
    case 'square': return [`M${to(0.5, 3.2)}L${to(6.9, 3.2)}L${to(6.9, -3.2)}L${to(0.5, -3.2)}Z`, ''];
    case 'bar': return ['', bar(4, 4.4)];
    default: return ['', ''];
  }
}

/** Pieces of a curve so long, and so far apart: a browser takes seven times as long for a dashed stroke. */
function pieces(curve, dash, gap) {
  const length = Math.max(lengthOf(curve), 1);
  const count = Math.max(Math.round((length + gap) / (dash + gap)), 1);
  const step = (dash + gap) / (count * (dash + gap) - gap);
  let all = '';
  for (let nth = 0; nth < count; nth += 1) {
    const [a, b] = [at(curve, nth * step), at(curve, Math.min(nth * step + (step * dash) / (dash + gap), 1))];
    all += `M${n(a.x)} ${n(a.y)}L${n(b.x)} ${n(b.y)}`;
  }
  return all;
}

/** The way of a line in the manner of its status: talks are dashed, what stalled is dotted. */
const manner = (curve, status) => (status === 'talks' ? pieces(curve, 7, 6) : status === 'stalled' ? pieces(curve, 0.5, 6.5) : way(curve));

/** A line of a kind along a curve: the ways of the line itself, of what it is hit by, of what is filled and drawn at its ends. */
export function lineOf(curve, kind, arrow, status = 'agreed') {
  const [start, end] = MARKS[kind] ?? [null, null];
  const tail = DIRECTED.has(kind) && !arrow ? null : end;
  const length = Math.max(lengthOf(curve), 1);
  let [from, stop, full, open] = [0, 1, '', ''];
  const put = ([filled, lined]) => { full += filled; open += lined; };
  if (tail) {
    stop = 1 - Math.min(LENGTH[tail] / length, 0.6);
    put(paint(tail, curve.to, at(curve, 1 - Math.min(Math.max(LENGTH[tail], 8) / length, 0.6))));
  }
  if (start) {
    from = Math.min(LENGTH[start] / length, 0.3);
    put(paint(start, curve.from, at(curve, Math.min(Math.max(LENGTH[start], 8) / length, 0.3))));
  }
  const between = from > 0 || stop < 1 ? part(curve, from, stop) : curve;
  return { line: manner(between, status), reach: way(between), full, open };
}

/** A small picture of a line, for lists and the filters: of a kind, of a status, or of both. */
export function sample(kind, status = 'agreed') {
  const straight = { from: { x: 1, y: 7 }, control: { x: 17, y: 7 }, to: { x: 33, y: 7 } };
  const { line, full, open } = lineOf(straight, kind, true, status);
  return drawn('svg', { class: `sample link ${kind ? `kind-${kind}` : 'kindless'} status-${status}`, viewBox: '0 0 34 14', 'aria-hidden': 'true' },
    drawn('path', { class: 'way', d: line }),
    full && drawn('path', { class: 'full', d: full }),
    open && drawn('path', { class: 'open', d: open }));
}
