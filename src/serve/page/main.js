// Puts the parts together. Data flows one way: the address says the state, the state what is loaded and what is shown.

import { actsOf, collapse, expand, isExpanded, raise } from './acts.js';
import { calledOff } from './api.js';
import { answerFor, counts, isStart, keyOf as askedBy, lang, recount, session as sessionAsked } from './asking.js';
import { showCompany } from './company.js';
import { closeDiff, leaveDiff, listenDiff, openDiff, showDiff, signsOf } from './compare.js';
import { byId, button } from './dom.js';
import { allowEdits, editable } from './edit.js';
import { listenExports, showExports } from './exporting.js';
import { active, listenFilters, named, open as openFilters, showFilters } from './filters.js';
import { createFinder } from './finder.js';
import { closing, fill, said } from './frame.js';
import { listenKeys, roving } from './keys.js';
import { openLog } from './log.js';
import { cardLines, chosenParts } from './meaning.js';
import { EMPTY, modelOf } from './model.js';
import { createPicture, drawSigns } from './picture.js';
import { closePath, leavePath, listenPath, showEnds, showRoute } from './path.js';
import { goTo, showOverview, startParts } from './start.js';
import { merged, state, subscribe, update } from './state.js';
import { showTable } from './table.js';
import { dress, isDark, listenTheme } from './theme.js';
import { showPair, showTie } from './tie.js';
import { isPlaying, listenMonths, play, showMonth, showMonths, stopPlaying } from './timeline.js';
import { announce, toast } from './toast.js';
import { viewed } from './view.js';
import { language, number, speak, t } from './words.js';

let session = { version: '', source: '', edit: false };
let stats = null;
let model = EMPTY;
let loaded = { key: null };
let view = viewed(EMPTY, state());
let pending = null;
let stale = 0;
let dismissed = false;

const picture = createPicture({
  open(thing) {
    if (!thing) return state().sel && update({ sel: null });
    if (thing.node !== undefined) return update({ sel: model.isDeal(model.nodes[thing.node]) ? { tie: model.nodes[thing.node].id } : { org: model.nodes[thing.node].id } });
    const { from, to, ties } = model.links[thing.link];
    const ends = [model.nodes[from], model.nodes[to]];
    if (ends.some(model.isDeal)) return update({ sel: { tie: ties[0] } });
    const pair = ends.map((node) => node.id);
    // The company that the question is about comes first.
    return update({ sel: { pair: model.focus.has(pair[1]) && !model.focus.has(pair[0]) ? pair.reverse() : pair } });
  },
  expand: (nth, twice = false) => toggle(nth, twice),
  moved: (id, { x, y }) => update({ moved: { ...state().moved, [id]: [x, y] } }, { replace: true }),
  lines: (thing) => cardLines(thing, model, view),
});
const { scene } = picture;

/** Expands a node, or folds it where it is expanded. */
function toggle(nth, twice) {
  const node = model.nodes[nth];
  if (model.isDeal(node)) return;
  const alone = state().focus.length === 1 && state().focus[0] === node.id;
  if (!twice || !isExpanded(node.id) || state().path || isStart()) expand(node.id, twice);
  // Folding the only company in focus would leave nothing.
  else if (!alone) collapse(node.id, true);
  else if (model.answer.left_out.organizations) raise();
  else update({ sel: { org: node.id } });
}

/** What the picture was asked for by; corrections make what was answered stale. */
const keyOf = (now) => `${stale} ${askedBy(now)}`;

/** What stands fast on the screen while a new answer comes: the node that was expanded or folded. */
function anchorOf(now, before) {
  const changed = [...now.focus.filter((id) => !before.focus.includes(id)), ...before.focus.filter((id) => !now.focus.includes(id))];
  const related = now.focus.some((id) => before.focus.includes(id));
  if (now.path || before.path) return undefined;
  if (related) return changed.length === 1 ? changed[0] : now.focus[0];
  return undefined;
}

async function load(now, before) {
  const key = keyOf(now);
  pending = key;
  stopPlaying();
  const busy = setTimeout(() => byId('stage').classList.add('busy'), 150);
  try {
    const [{ graph, route, diff }, counted] = await Promise.all([answerFor(now), counts()]);
    // Back may have led elsewhere meanwhile.
    if (pending !== key) return;
    stats = counted;
    const first = loaded.key === null;
    model = graph ? modelOf(graph) : EMPTY;
    loaded = { key, route, diff };
    pending = null;
    view = viewed(model, state());
    unfoldPanel();
    picture.show(model, state(), view, { anchor: first ? undefined : anchorOf(now, before), signs: signs() });
    showMonths(model);
    draw();
    select(false);
    announce(t('loaded', number(model.orgs.size), number(model.ties.size)));
  } catch (error) {
    if (calledOff(error)) return;
    loaded = { key: null, error };
    if (pending === key) pending = null;
    message(said(error), [
      ...(error.near ?? []).map((name) => button(name, () => { byId('find').value = name; byId('find').focus(); byId('find').dispatchEvent(new Event('input')); })),
      button(t('retry'), () => load(state(), before), { class: 'main' }),
      ...(isStart() ? [] : [button(t('home'), goHome)]),
    ]);
  } finally {
    clearTimeout(busy);
    byId('stage').classList.remove('busy');
    document.documentElement.dataset.ready = 'yes';
  }
}

const signs = () => (loaded.diff ? signsOf(loaded.diff, model) : new Map());
const goHome = () => update({ focus: [], path: null, diff: null, sel: null, hidden: [], moved: {}, top: null, at: null });

/** A message over the stage, with what can be done about it; none hides it. */
function message(text, actions = []) {
  const place = byId('message');
  place.hidden = !text;
  byId('message-text').textContent = text ?? '';
  byId('message-acts').replaceChildren(...actions);
}

/** Draws all that follows from the state and the model. */
function draw() {
  const now = state();
  view = viewed(model, now);
  const marks = signs();
  picture.reveal(view, marks);
  drawSigns(byId('signs'), scene, marks);
  document.body.classList.toggle('comparing', Boolean(loaded.diff));
  showFilters(model, view);
  showMonth(model, view);
  byId('stage').hidden = now.show === 'table';
  byId('table').hidden = now.show !== 'table';
  for (const name of ['graph', 'table']) byId(`as-${name}`).setAttribute('aria-pressed', String(now.show === name));
  if (now.show === 'table') showTable(model, view);
  const big = isStart() && model === EMPTY || (isStart() && !model.nodes.length);
  document.body.classList.toggle('starting', big && Boolean(stats));
  byId('big-start').replaceChildren(...(big && stats ? startParts(stats, session).flat() : []).filter(Boolean));
  byId('tidy').hidden = !Object.keys(now.moved).length;
  const out = model.answer.left_out.organizations;
  byId('left-out').hidden = !out || now.path !== null;
  byId('left-out-text').textContent = t('left_out', number(out));
  if (!model.nodes.length || view.ties.size || !model.ties.size) message(null);
  else if (active(now).length) message(t('emptied', named(now)), [button(t('reset_filters'), openFilters, { class: 'main' })]);
  else message(t('emptied_at', now.at ?? ''), [button(t('all_time'), () => update({ at: null, undated: true }), { class: 'main' })]);
  roving(scene);
}

/** On a small screen the panel is a sheet, open where there is something to read in it. */
function unfoldPanel() {
  if (!isStart() || state().sel) dismissed = false;
  const open = state().sel || loaded.route !== undefined || loaded.diff || (isStart() && !dismissed);
  document.body.classList.toggle('open', Boolean(open));
}

/** Marks what is chosen and shows it in the panel. */
function select(moving = true) {
  const { sel } = state();
  picture.choose(chosenParts(model, view), moving && Boolean(sel));
  showPanel();
}

/** Fills the panel with what the state says: a selection, a comparison, a path, or what there is. */
function showPanel() {
  const { sel, at } = state();
  const close = () => update({ sel: null });
  unfoldPanel();
  if (sel?.org !== undefined) showCompany(sel.org, { model, at, close, acts: actsOf(sel.org, model) });
  else if (sel?.tie !== undefined) showTie(sel.tie, { model, at, close });
  else if (sel) showPair(sel.pair, { model, at, close });
  else if (loaded.diff) showDiff(loaded.diff, model);
  else if (loaded.route !== undefined) showRoute(loaded.route, model);
  else if (isStart() && stats) fill('start', closing(() => { dismissed = true; unfoldPanel(); picture.whole(); }), startParts(stats, session));
  else showOverview({ model, view });
}

let listing = 0;

function arrived(now, before) {
  if (lang() !== language()) speakAll();
  dress();
  if (now.path) showEnds(model);
  else if (before.path) closePath();
  if (now.diff) openDiff(model);
  else if (before.diff) closeDiff();
  const key = keyOf(now);
  if (key !== loaded.key) {
    if (key !== pending) load(now, before);
    // What was chosen can be read while the picture is on its way.
    if (now.sel && model !== EMPTY) showPanel();
    return undefined;
  }
  pending = null;
  draw();
  if (JSON.stringify(now.moved) !== JSON.stringify(before.moved)) {
    const dropped = Object.entries(now.moved).every(([id, [x, y]]) => {
      const nth = model.numberOf.get(id);
      return nth === undefined || (Math.abs(scene.places()[nth].x - x) < 1 && Math.abs(scene.places()[nth].y - y) < 1);
    });
    if (!dropped || Object.keys(now.moved).length < Object.keys(before.moved).length) picture.lay(now);
  }
  if (JSON.stringify(now.sel) !== JSON.stringify(before.sel)) return select();
  // The panel is not filled anew for each step of a slider, and only at the end of what is played.
  clearTimeout(listing);
  if (now.at !== before.at || active(now).length || active(before).length) listing = setTimeout(() => select(false), isPlaying() ? 900 : 200);
  if (now.at !== before.at) announce(t('slider_says', now.at ?? t('all_time'), number(view.ties.size)));
  return undefined;
}

function speakAll() {
  speak(lang());
  document.title = [state().focus[0] && model.nameOf(state().focus[0]), t('title')].filter(Boolean).join(' · ');
  byId('version').textContent = t('version', session.version);
  byId('editing').hidden = !session.edit || editable();
  byId('open-log').hidden = !editable();
}

/** One step up: from what is chosen to the picture, from a path or a comparison to where it started. */
function up(target) {
  const back = state().sel?.org;
  if (document.body.classList.contains('filtering')) unfold(false);
  else if (state().sel) {
    update({ sel: null });
    const nth = model.numberOf.get(back);
    if (nth !== undefined && byId('panel').contains(target)) scene.partOf(nth).focus({ preventScroll: true });
  } else if (state().path || !byId('path-bar').hidden) leavePath();
  else if (state().diff || !byId('diff-bar').hidden) leaveDiff();
}

function unfold(open) {
  document.body.classList.toggle('filtering', open);
  byId('open-filters').setAttribute('aria-expanded', String(open));
}

async function share() {
  try {
    await navigator.clipboard.writeText(location.href);
    toast(t('shared'));
  } catch { toast(t('not_shared')); }
}

function listen() {
  createFinder(byId('find'), byId('find-list'), (org) => { goTo(org.id); byId('find').blur(); });
  listenFilters();
  listenMonths();
  listenTheme();
  listenPath();
  listenDiff(() => model);
  listenExports(() => showExports(state(), view, lang(), isDark()));
  listenKeys(scene, {
    up,
    open(nth) {
      picture.attend(null);
      const node = model.nodes[nth];
      update({ sel: model.isDeal(node) ? { tie: node.id } : { org: node.id } });
      byId('panel').focus({ preventScroll: true });
    },
    expand: (nth) => toggle(nth, true),
    attend: picture.attend,
    zoom: (factor) => picture.viewport.zoom(factor),
    whole: picture.whole,
    play,
    table: () => update({ show: state().show === 'table' ? 'graph' : 'table' }),
  });
  const on = { nearer: () => picture.viewport.zoom(1.4), farther: () => picture.viewport.zoom(1 / 1.4), whole: picture.whole, tidy: () => update({ moved: {} }),
    'show-more': raise, share, home: goHome, 'as-graph': () => update({ show: 'graph' }), 'as-table': () => update({ show: 'table' }),
    language: () => update({ lang: lang() === 'ko' ? 'en' : 'ko' }, { replace: true }), 'keys-close': () => byId('keys').close(), 'log-close': () => byId('log').close(),
    'open-log': () => openLog((id) => model.nameOf(id)),
    'open-filters': () => unfold(!document.body.classList.contains('filtering')), 'close-filters': () => unfold(false) };
  for (const [id, act] of Object.entries(on)) byId(id).addEventListener('click', act);
  new ResizeObserver(() => picture.resized()).observe(byId('stage'));
}

async function start() {
  speak(lang());
  dress();
  listen();
  subscribe(arrived);
  const asked = sessionAsked.then((answer) => {
    session = answer;
    return allowEdits(session, (said) => {
      stale += 1;
      recount();
      update(said.action === 'merge' ? merged(state(), said) : {}, { replace: true });
    });
  }).catch(() => {});
  const drawn = load(state(), state());
  await asked;
  speakAll();
  // What is explored, and whether it may be corrected, is known now.
  await drawn;
  if (isStart()) draw();
  if (isStart() || session.edit) showPanel();
  if (state().path) showEnds(model);
  if (state().diff) openDiff(model);
}

start();
