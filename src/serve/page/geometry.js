// Boxes and curves of the picture, as src/draw/svg/geometry.rs has them.

const between = (a, b, t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

/** How far two points are from each other. */
export const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** A quadratic curve from one point to another, its middle `bend` to the left of the straight line. */
export function bent(from, to, bend) {
  const length = Math.max(distance(from, to), 1e-6);
  const [nx, ny] = [(to.y - from.y) / length, (from.x - to.x) / length];
  return { from, to, control: { x: (from.x + to.x) / 2 + nx * bend * 2, y: (from.y + to.y) / 2 + ny * bend * 2 } };
}

/** The point of a curve at `t`, 0 to 1. */
export function at({ from, control, to }, t) {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** The place `aside` pixels to the left of a curve at `t`: left of the straight line between its ends. */
export function beside(curve, t, aside) {
  const length = Math.max(distance(curve.from, curve.to), 1e-6);
  const [nx, ny] = [(curve.to.y - curve.from.y) / length, (curve.from.x - curve.to.x) / length];
  const { x, y } = at(curve, t);
  return { x: x + nx * aside, y: y + ny * aside };
}

/** The part of a curve between two values of `t` (de Casteljau). */
export function part(curve, from, to) {
  const control = between(between(curve.from, curve.control, from), between(curve.control, curve.to, from), to);
  return { from: at(curve, from), control, to: at(curve, to) };
}

/** About how long a curve is. */
export function lengthOf(curve) {
  const chord = distance(curve.from, curve.to);
  return (2 * chord + distance(curve.from, curve.control) + distance(curve.control, curve.to)) / 3;
}

/** How much of an alliance's box its hexagon cuts off left and right. */
export const cutOf = (node) => Math.min(node.height / 2, 14);

/** Whether a point is inside the outline of a node that lies at `place`. */
function inside(node, place, point) {
  const [dx, dy] = [Math.abs(point.x - place.x), Math.abs(point.y - place.y)];
  if (node.dot) return Math.hypot(dx, dy) < node.width / 2;
  if (dx >= node.width / 2 || dy >= node.height / 2) return false;
  return node.figure !== 'alliance' || dx < node.width / 2 - (cutOf(node) * dy) / (node.height / 2);
}

/** The part of a curve outside the two nodes that it joins. */
export function clipped(curve, start, startAt, end, endAt) {
  const edge = (isInside) => {
    let [low, high] = [0, 0.5];
    // 14 halvings find the outline to a thousandth of the way: less than a pixel.
    for (let n = 0; n < 14; n += 1) {
      const middle = (low + high) / 2;
      if (isInside(middle)) low = middle;
      else high = middle;
    }
    return high;
  };
  const from = edge((t) => inside(start, startAt, at(curve, t)));
  const to = 1 - edge((t) => inside(end, endAt, at(curve, 1 - t)));
  return from < to ? part(curve, from, to) : part(curve, 0.45, 0.55);
}

/** A number for an attribute. */
export const n = (value) => Math.round(value * 10) / 10;

/** The `d` of a path along a curve. */
export const way = ({ from, control, to }) =>
  `M${n(from.x)} ${n(from.y)}Q${n(control.x)} ${n(control.y)} ${n(to.x)} ${n(to.y)}`;

/** The box around nodes at their places, grown by `room`; null around nothing. */
export function around(nodes, placeOf, room = 0) {
  if (!nodes.length) return null;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of nodes) {
    const { x, y } = placeOf(node);
    box.left = Math.min(box.left, x - node.width / 2 - room);
    box.right = Math.max(box.right, x + node.width / 2 + room);
    box.top = Math.min(box.top, y - node.height / 2 - room);
    box.bottom = Math.max(box.bottom, y + node.height / 2 + room);
  }
  return box;
}

/** The node nearest to another in a direction, those ahead before those aside. */
export function nearest(nodes, placeOf, from, [wx, wy]) {
  const here = placeOf(from);
  let best = [Infinity, null];
  for (const other of nodes) {
    if (other === from) continue;
    const there = placeOf(other);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const [ahead, aside] = [dx * wx + dy * wy, Math.abs(dx * wy) + Math.abs(dy * wx)];
    const cost = ahead + 2.2 * aside;
    if (ahead > 1 && cost < best[0]) best = [cost, other];
  }
  return best[1];
}
