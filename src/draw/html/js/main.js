// Puts the parts together. The address after `#` says what is chosen, so that the browser's own Back works.

const stage = byId('stage');
// Title and legend of a network are the page's own here; other pictures are shown as they are.
const network = graph !== svg && nodes.size > 0;
svg.classList.toggle('live', network);
const { x, y, width, height } = svg.viewBox.baseVal;
const home = network
  ? boxAround([...nodes.values(), ...edges.values(), ...groups.map((part) => ({ part }))], 16)
  : { x, y, width, height };
const viewport = createViewport(stage, svg, home);
const names = createNames(viewport);
const lightUp = (things) => names.only(light(things));
const filter = openFilter();
let shown = shownTies(filter);
let chosen = [];

const panel = createPanel(byId('panel'), { open: (id) => go(id), isShown: (tie) => shown.has(tie.id) });
const card = createCard(byId('card'), stage);

function go(id) {
  const next = id ? `#${encodeURIComponent(id)}` : '';
  if (location.hash !== next) location.hash = next;
  arrive();
}

let arrived;

/** Shows what the address says. */
function arrive() {
  arrived = location.hash;
  let id = '';
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no id of ours */ }
  const [org, tie] = [orgOf.get(id), tieOf.get(id)];
  const many = id.split(' ').map((each) => tieOf.get(each)).filter(Boolean);
  if (org) panel.company(org);
  else if (tie) panel.tie(tie);
  else if (many.length > 1) panel.ties(many);
  else panel.overview();
  chosen = org || tie ? thingsOf(id) : [...new Set(many.flatMap((each) => thingsOf(each.id)))];
  document.body.classList.toggle('open', Boolean(org || tie || many.length > 1));
  if (chosen.length) unfoldFilters(false);
  card.hide();
  lightUp(chosen);
  markChosen(chosen);
  bringIntoSight(chosen);
}

/** How much of the stage the panel lies on, on a small screen. */
function covered() {
  const [ground, sheet] = [stage.getBoundingClientRect(), byId('panel').getBoundingClientRect()];
  const beside = sheet.left >= ground.right - 1 || getComputedStyle(byId('panel')).visibility === 'hidden';
  return beside ? 0 : Math.min(Math.max((ground.bottom - sheet.top) / ground.height, 0), 0.8);
}

/** Moves the picture only where what was chosen cannot be seen well. */
function bringIntoSight(things) {
  if (!things.length) return;
  const box = boxAround(things, 30);
  const hidden = covered();
  const now = viewport.box();
  const inside = box.x >= now.x && box.y >= now.y
    && box.x + box.width <= now.x + now.width && box.y + box.height <= now.y + now.height * (1 - hidden);
  if (!inside || viewport.scale() < 0.55) viewport.show(boxAround([...around(things)], 40), hidden);
}

let listing = 0;
function refilter() {
  shown = shownTies(filter);
  const left = showOnly(shown);
  byId('count').textContent = filled(words.count, shown.size, data.ties.length, left);
  byId('nothing').hidden = shown.size > 0;
  byId('reset').disabled = shown.size === data.ties.length;
  lightUp(chosen);
  // The list is long: not anew for each step of a slider.
  clearTimeout(listing);
  listing = setTimeout(() => { if (!location.hash.slice(1)) panel.overview(); }, 100);
  roving();
}

const controls = createControls(filter, refilter);
const time = createTime(filter, refilter);
byId('reset').addEventListener('click', () => {
  Object.assign(filter, { ...openFilter(), kinds: filter.kinds, statuses: filter.statuses });
  for (const kind of data.kinds) filter.kinds.add(kind.id);
  for (const status of data.statuses) filter.statuses.add(status.id);
  controls.refresh();
  time.refresh();
  refilter();
});
byId('filters').addEventListener('submit', (event) => event.preventDefault());
createFinder(byId('find'), byId('found'), (org) => go(org.id));
createTheme(byId('theme'));

const showFilters = byId('show-filters');
function unfoldFilters(open) {
  document.body.classList.toggle('filtering', open);
  showFilters.setAttribute('aria-expanded', String(open));
}
showFilters.addEventListener('click', () => unfoldFilters(!document.body.classList.contains('filtering')));

// Pointer.
stage.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch' || stage.classList.contains('dragged')) return;
  const { node, edge } = sceneAt(event.target);
  const thing = node ?? edge;
  lightUp(thing ? [thing] : chosen);
  if (thing) card.show(cardLines(thing), { x: event.clientX, y: event.clientY });
  else card.hide();
});
stage.addEventListener('pointerleave', () => { lightUp(chosen); card.hide(); });
stage.addEventListener('pointerdown', () => card.hide());
stage.addEventListener('click', (event) => {
  if (viewport.wasDrag() || event.target.closest('.zoom')) return;
  const { node, edge } = sceneAt(event.target);
  if (node) go(node.id);
  else if (edge) go(edge.ties.join(' '));
  else if (chosen.length) go('');
});
stage.addEventListener('dblclick', (event) => { if (!sceneAt(event.target).node) viewport.zoom(1.8); });
byId('nearer').addEventListener('click', () => viewport.zoom(1.5));
byId('farther').addEventListener('click', () => viewport.zoom(1 / 1.5));
byId('whole').addEventListener('click', () => viewport.whole());

// Keys: one stop for the whole picture, arrows from node to node.
function roving(to) {
  const seen = [...nodes.values()].filter((node) => !node.part.classList.contains('off'));
  const stop = to ?? seen.find((node) => node.part.getAttribute('tabindex') === '0') ?? seen.find((node) => node.part.classList.contains('focus')) ?? seen[0];
  for (const node of nodes.values()) node.part.setAttribute('tabindex', node === stop ? '0' : '-1');
}
const middleOf = (node) => {
  const box = boxOf(node.part);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
};
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function neighbour(node, [wx, wy]) {
  const here = middleOf(node);
  let best = [Infinity];
  for (const other of nodes.values()) {
    if (other === node || other.part.classList.contains('off')) continue;
    const there = middleOf(other);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const [ahead, aside] = [dx * wx + dy * wy, Math.abs(dx * wy) + Math.abs(dy * wx)];
    const cost = ahead + 2.2 * aside;
    if (ahead > 1 && cost < best[0]) best = [cost, other];
  }
  return best[1];
}
stage.addEventListener('focusin', (event) => {
  const { node } = sceneAt(event.target);
  if (!node || !node.part.matches(':focus-visible')) return;
  roving(node);
  lightUp([node]);
  const box = node.part.getBoundingClientRect();
  card.show(cardLines(node), { x: box.right, y: box.bottom });
  const [ground, now] = [stage.getBoundingClientRect(), viewport.box()];
  if (box.left < ground.left || box.right > ground.right || box.top < ground.top || box.bottom > ground.bottom) {
    const middle = boxAround([node], 0);
    viewport.move({ ...now, x: middle.x + middle.width / 2 - now.width / 2, y: middle.y + middle.height / 2 - now.height / 2 });
  }
});
stage.addEventListener('focusout', () => { lightUp(chosen); card.hide(); });
document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input:not([type="checkbox"]):not([type="range"])');
  const { node } = sceneAt(event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (node && WAYS[event.key]) neighbour(node, WAYS[event.key])?.part.focus();
  else if (node && (event.key === 'Enter' || event.key === ' ')) {
    go(node.id);
    byId('panel').focus();
  } else if (event.key === 'Escape') {
    unfoldFilters(false);
    const back = chosen[0]?.part;
    if (location.hash.slice(1)) go('');
    if (byId('panel').contains(event.target)) back?.focus();
  } else if (typing) return;
  else if (event.key === '/') byId('find').focus();
  else if (event.key === '+' || event.key === '=') viewport.zoom(1.5);
  else if (event.key === '-') viewport.zoom(1 / 1.5);
  else if (event.key === '0') viewport.whole();
  else return;
  event.preventDefault();
});

addEventListener('resize', () => bringIntoSight(chosen));
addEventListener('hashchange', () => { if (location.hash !== arrived) arrive(); });
refilter();
arrive();
document.documentElement.dataset.ready = 'yes';
