// The graph as SVG elements: made once for an answer, then only moved, marked, hidden.

import { drawn } from './dom.js';
import { around, at, bent, beside, clipped, n } from './geometry.js';
import { lineOf } from './marks.js';
import { badgeShape, labelShape, nodeShape } from './shapes.js';
import { t, term } from './words.js';

const FONT = 11.5;
const STATUSES = ['talks', 'agreed', 'stalled', 'ended'];

/**
 * The parts of a link: its line, its marks, a wide unseen line to be hit by, its label. Only what is needed is made: each
 * element counts where there are a thousand links.
 */
function linkParts(link) {
  const part = drawn('g', { class: `link kind-${link.kind} status-${link.status}` });
  const made = {};
  /** Writes the way of one of the paths, which is made at its first use. */
  const path = (name, way) => {
    if (!way && !made[name]) return;
    if (!made[name]) part.append(made[name] = drawn('path', { class: name }));
    made[name].setAttribute('d', way);
  };
  /** The sign of what may be, on the line. */
  const doubt = (point) => {
    if (!point && !made.doubt) return;
    if (!made.doubt) part.append(made.doubt = drawn('text', { class: 'doubt', text: '?' }));
    made.doubt.classList.toggle('off', !point);
    if (point) {
      made.doubt.setAttribute('x', n(point.x));
      made.doubt.setAttribute('y', n(point.y + 5));
    }
  };
  const label = link.label?.length ? labelShape(link.label, link.kind, FONT) : null;
  if (label && link.at === null) label.part.classList.add('cramped');
  return { part, path, doubt, label, status: link.status };
}

/** Builds the picture of a model into `base`; `top` takes copies of what is lit. */
export function createScene(base, top) {
  let model = null;
  let places = [];
  let nodes = [];
  let links = [];
  let groups = [];
  let shown = null;

  const placeOf = (node) => places[model.numberOf.get(node.id)];

  function shape(next) {
    model = next;
    shown = null;
    nodes = model.nodes.map((node, nth) => {
      const shape = nodeShape(node);
      const badge = model.isDeal(node) ? null : badgeShape(node);
      shape.part.dataset.nth = nth;
      if (badge) badge.part.dataset.nth = nth;
      return { ...shape, badge };
    });
    links = model.links.map((link, nth) => {
      const parts = linkParts(link);
      for (const part of [parts.part, parts.label?.part]) if (part) part.dataset.link = nth;
      return parts;
    });
    groups = model.groups.map((group) => {
      const rect = drawn('rect', { rx: 12 });
      const name = drawn('text', { text: group.name });
      return { rect, name, part: drawn('g', { class: 'cluster' }, rect, name) };
    });
    top.replaceChildren();
    base.replaceChildren(
      drawn('g', { class: 'clusters' }, groups.map((group) => group.part)),
      drawn('g', { class: 'links' }, links.map((link) => link.part)),
      drawn('g', { class: 'labels', 'aria-hidden': 'true' }, links.map((link) => link.label?.part)),
      drawn('g', { class: 'nodes' }, nodes.map((node) => node.part)),
      drawn('g', { class: 'badges', 'aria-hidden': 'true' }, nodes.map((node) => node.badge?.part)),
    );
  }

  function setBadge(nth, text, title) {
    if (nodes[nth].said === text) return;
    nodes[nth].said = text;
    nodes[nth].badge?.say(text, title?.());
  }

  function curveOf(nth) {
    const link = model.links[nth];
    const whole = bent(places[link.from], places[link.to], link.bend);
    return clipped(whole, model.nodes[link.from], places[link.from], model.nodes[link.to], places[link.to]);
  }

  function drawLink(nth) {
    const link = model.links[nth];
    const { path, doubt, label } = links[nth];
    const curve = curveOf(nth);
    const { line, reach, full, open } = lineOf(curve, link.kind, link.arrow, links[nth].status);
    path('reach', reach);
    path('way', line);
    path('full', full);
    path('open', open);
    const whole = bent(places[link.from], places[link.to], link.bend);
    const middle = link.at === null ? at(curve, 0.5) : beside(whole, link.at, link.aside);
    label?.place(middle.x, middle.y);
    doubt(shown?.links[nth]?.maybe ? at(curve, 0.28) : null);
  }

  function drawGroup(nth) {
    const members = model.groups[nth].members.filter((at) => !shown || shown.nodes[at]).map((at) => model.nodes[at]);
    const { part, rect, name } = groups[nth];
    part.classList.toggle('off', members.length < 2);
    const box = around(members, placeOf, 13);
    if (!box) return;
    rect.setAttribute('x', n(box.left));
    rect.setAttribute('y', n(box.top - 15));
    rect.setAttribute('width', n(box.right - box.left));
    rect.setAttribute('height', n(box.bottom - box.top + 15));
    name.setAttribute('x', n(box.left + 11));
    name.setAttribute('y', n(box.top));
  }

  function drawNode(nth) {
    const { x, y } = places[nth];
    nodes[nth].place(x, y);
    nodes[nth].badge?.place(x, y);
  }

  function label(nth) {
    const node = model.nodes[nth];
    const org = model.orgs.get(node.id);
    const count = model.linksOf[nth].filter((link) => !shown || shown.links[link]).length;
    // Each step of the slider comes here for each node, and changes few.
    if (nodes[nth].count === count) return;
    nodes[nth].count = count;
    const said = org
      ? [model.nameOf(node.id), term('org', org.kind), t('links', count), model.focus.has(node.id) ? t('in_focus') : '']
      : [term('kind', node.kind), node.lines.join(' ')];
    nodes[nth].part.setAttribute('aria-label', said.filter(Boolean).join(', '));
  }

  return {
    /** The model that is drawn. */
    model: () => model,
    /** Where a node lies. */
    placeOf,
    places: () => places,
    partOf: (nth) => nodes[nth].part,
    /** Draws a model anew, its nodes at `start`. */
    show(next, start) {
      shape(next);
      this.place(start);
      nodes.forEach((_, nth) => label(nth));
    },
    /** Puts all nodes somewhere, with the lines between them. */
    place(next) {
      places = next;
      model.nodes.forEach((_, nth) => drawNode(nth));
      model.links.forEach((_, nth) => drawLink(nth));
      model.groups.forEach((_, nth) => drawGroup(nth));
    },
    /** Puts one node somewhere, with the lines that end at it. */
    move(nth, place) {
      places[nth] = place;
      drawNode(nth);
      for (const link of model.linksOf[nth]) drawLink(link);
      const group = model.nodes[nth].group;
      if (group !== null && group !== undefined) drawGroup(group);
    },
    /** Shows what a view shows, and hides the rest; `signs` marks links of a comparison of two dates. */
    reveal(view, signs = new Map()) {
      shown = view;
      view.links.forEach((link, nth) => {
        const { part, label: text, doubt } = links[nth];
        if (link && link.status !== links[nth].status) {
          links[nth].status = link.status;
          drawLink(nth);
        }
        doubt(link?.maybe ? at(curveOf(nth), 0.28) : null);
        const sign = signs.get(nth);
        const state = link ? `${link.status} ${Boolean(link.maybe)} ${sign}` : 'off';
        if (links[nth].state === state) return;
        links[nth].state = state;
        for (const each of [part, text?.part]) {
          if (!each) continue;
          each.classList.toggle('off', !link);
          each.classList.toggle('maybe', Boolean(link?.maybe));
          if (link) for (const status of STATUSES) each.classList.toggle(`status-${status}`, status === link.status);
          for (const word of ['added', 'removed', 'changed']) each.classList.toggle(word, word === sign);
        }
      });
      view.nodes.forEach((on, nth) => {
        nodes[nth].part.classList.toggle('off', !on);
        nodes[nth].badge?.part.classList.toggle('off', !on);
        const { id } = model.nodes[nth];
        const [folded, unseen] = [view.taken.get(id), model.unseen(id)];
        if (folded) setBadge(nth, `⊕${folded}`, () => t('unfold', folded));
        else if (unseen) setBadge(nth, `⊕${unseen}`, () => t('expand_by', unseen));
        else setBadge(nth, '');
      });
      model.groups.forEach((_, nth) => drawGroup(nth));
      nodes.forEach((_, nth) => label(nth));
    },
    view: () => shown,
    /** The elements of links, and of nodes with the numbers given. */
    partsOf: (linkNumbers, nodeNumbers) => [
      ...[...linkNumbers].map((nth) => links[nth].part),
      ...[...linkNumbers].map((nth) => links[nth].label?.part).filter(Boolean),
      ...[...nodeNumbers].map((nth) => nodes[nth].part),
      ...[...nodeNumbers].map((nth) => nodes[nth].badge?.part).filter(Boolean),
    ],
    /** Where a sign on a link can stand: not in its middle, where its label is. */
    signPlace: (nth) => at(curveOf(nth), 0.27),
    /** The box around what is shown, or around some nodes. */
    bounds(numbers, room = 30) {
      const chosen = numbers ?? model.nodes.map((_, nth) => nth).filter((nth) => !shown || shown.nodes[nth]);
      const box = around(chosen.map((nth) => model.nodes[nth]), placeOf, room);
      // Lines that swing out of the whole picture are part of it.
      if (!numbers && box) {
        model.links.forEach((link, nth) => {
          if (shown && !shown.links[nth]) return;
          const { x, y } = at(bent(places[link.from], places[link.to], link.bend), 0.5);
          Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) });
        });
      }
      return box;
    },
  };
}
