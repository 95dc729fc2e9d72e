// The picture: which elements stand for which organisation or tie, what is hidden, lit, chosen.

const svg = document.querySelector('#stage > svg');
const graph = svg.querySelector('.graph') ?? svg;
// An image has no parts for a screen reader; this one has.
svg.setAttribute('role', 'group');

/** What a pointer is told; the browser's own tooltips would cover the picture. */
function takeTitle(part) {
  const title = part.querySelector('title');
  title?.remove();
  return title?.textContent ?? '';
}

const nodes = new Map();
// Nodes of a network; names beside a matrix or a timeline.
for (const part of graph.querySelectorAll('.node[data-id], .name[data-id], .rail[data-id], .lane[data-id]')) {
  const node = { id: part.dataset.id, part, title: takeTitle(part), edges: [], deal: part.classList.contains('deal') };
  nodes.set(node.id, node);
  part.setAttribute('role', 'button');
  part.setAttribute('tabindex', '-1');
  part.setAttribute('aria-label', node.deal ? factsText(tieOf.get(node.id) ?? data.ties[0]) : nameOf(node.id));
}

const edges = new Map();
// Lines of a network, cells of a matrix, events of a timeline.
for (const part of graph.querySelectorAll('[data-ties], [data-tie]')) {
  const { ties = part.dataset.tie, from, to } = part.dataset;
  const key = [ties, from, to].join('\n');
  const title = takeTitle(part);
  if (!edges.has(key)) {
    const told = ties.split(' ');
    const ends = from ? [from, to] : told.flatMap((id) => (tieOf.has(id) ? orgsOf(tieOf.get(id)) : []));
    edges.set(key, { ties: told, ends: [...new Set(ends)], title, parts: [], shown: true });
  }
  const edge = edges.get(key);
  edge.parts.push(part);
  // A thin line is hard to hit.
  if (part.classList.contains('link')) {
    // Open marks come before the line.
    const line = [...part.querySelectorAll('path[fill="none"]')].at(-1);
    if (line) part.append(drawn('path', { class: 'reach', d: line.getAttribute('d'), fill: 'none' }));
  }
}
const edgeOfPart = new Map();
for (const edge of edges.values()) {
  for (const part of edge.parts) edgeOfPart.set(part, edge);
  for (const id of edge.ends) nodes.get(id)?.edges.push(edge);
}
// An organisation that is a business group is a node, not a box.
// Fading a thousand parts at a time would stutter.
svg.classList.toggle('large', nodes.size + edges.size > 300);
const groups = [...graph.querySelectorAll('.group:not(.node)[data-id]')];
for (const part of groups) takeTitle(part);

/** The node or edge that an event is about. */
function sceneAt(target) {
  const part = target.closest?.('[data-ties], [data-tie], .node, .name, .rail, .lane');
  if (!part) return {};
  const edge = edgeOfPart.get(part);
  return { node: edge ? undefined : nodes.get(part.dataset.id), edge };
}

/** The edges and nodes one step from these; the small node of a deal is no step of its own. */
function around(starts) {
  const lit = new Set(starts);
  const widen = (node) => {
    for (const edge of node.edges.filter((edge) => edge.shown)) {
      lit.add(edge);
      for (const id of edge.ends) {
        const next = nodes.get(id);
        if (!next || lit.has(next)) continue;
        lit.add(next);
        if (next.deal) widen(next);
      }
    }
  };
  for (const start of starts) {
    if (start.edges) widen(start);
    else for (const id of start.ends) {
      const end = nodes.get(id);
      if (end) lit.add(end);
      if (end?.deal) widen(end);
    }
  }
  return lit;
}

const partsOf = (thing) => thing.parts ?? [thing.part];
let litParts = [];

/** Lights these and what they touch, and dims the rest; nothing is dimmed where nothing is given. Tells what is lit. */
function light(starts) {
  const lit = starts.length ? around(starts) : new Set();
  for (const part of litParts) part.classList.remove('lit');
  litParts = [...lit].flatMap(partsOf);
  for (const part of litParts) part.classList.add('lit');
  svg.classList.toggle('quiet', starts.length > 0);
  return lit;
}

let chosenParts = [];
function markChosen(things) {
  for (const part of chosenParts) part.classList.remove('chosen');
  chosenParts = things.flatMap(partsOf);
  for (const part of chosenParts) part.classList.add('chosen');
}

/** Hides what has no tie among these; tells how many organisations are left. */
function showOnly(shown) {
  const every = shown.size === data.ties.length;
  for (const edge of edges.values()) {
    edge.shown = edge.ties.some((tie) => shown.has(tie));
    for (const part of edge.parts) part.classList.toggle('off', !edge.shown);
  }
  let left = 0;
  for (const node of nodes.values()) {
    const on = every || node.edges.some((edge) => edge.shown);
    node.part.classList.toggle('off', !on);
    if (on && !node.deal) left += 1;
  }
  for (const part of groups) {
    const own = data.groups.find((group) => group.id === part.dataset.id);
    part.classList.toggle('off', !own?.members.some((id) => !nodes.get(id)?.part.classList.contains('off')));
  }
  return left;
}

/** The box around a part, in coordinates of the picture. */
function boxOf(part) {
  const { x, y, width, height } = part.getBBox();
  if (graph !== svg) {
    const { e, f } = graph.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
    return { left: x + e, top: y + f, right: x + e + width, bottom: y + f + height };
  }
  const [whole, own] = [svg.getScreenCTM(), part.getScreenCTM()];
  const to = whole && own ? whole.inverse().multiply(own) : new DOMMatrix();
  const [from, until] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((point) => point.matrixTransform(to));
  return { left: from.x, top: from.y, right: until.x, bottom: until.y };
}

/** The box around things, with room. */
function boxAround(things, room) {
  const boxes = things.flatMap(partsOf).map(boxOf);
  const left = Math.min(...boxes.map((box) => box.left)) - room;
  const top = Math.min(...boxes.map((box) => box.top)) - room;
  return {
    x: left,
    y: top,
    width: Math.max(...boxes.map((box) => box.right)) + room - left,
    height: Math.max(...boxes.map((box) => box.bottom)) + room - top,
  };
}

/** What is shown for an id: a node, or the edges of a tie. */
function thingsOf(id) {
  const node = nodes.get(id);
  if (node) return [node];
  return [...edges.values()].filter((edge) => edge.ties.includes(id));
}
