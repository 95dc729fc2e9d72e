// The whole state of the page, and the address that holds it: a link shows the same picture.

/** What the page shows where the address says nothing. */
export const NOTHING = Object.freeze({
  focus: [], depth: 1, top: null, kind: null, status: null, area: null, confidence: 0, at: null, undated: true,
  sel: null, path: null, diff: null, show: 'graph', moved: {}, hidden: [], lang: null, theme: null,
});

/** The most organisations that can be in focus, as the server has it. */
export const MOST_FOCUS = 24;

// Ids are joined by marks of their own here, so these are escaped within one.
const escaped = (id) => String(id).replace(/[%,;:~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
const unescaped = (text) => text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const list = (text) => (text ? text.split(',').filter(Boolean).map(unescaped) : []);
const month = (text) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '') ? text : null);
const oneOf = (text, words) => (words.includes(text) ? text : null);

/** What is chosen: `{org}`, `{tie}` or `{pair: [a, b]}`. */
function selection(text) {
  const [, what, rest] = /^(org|tie|pair):(.+)$/su.exec(text ?? '') ?? [];
  if (what === 'org') return { org: unescaped(rest) };
  if (what === 'tie') return { tie: unescaped(rest) };
  const pair = what ? rest.split('~').map(unescaped) : [];
  return pair.length === 2 ? { pair } : null;
}

function selectionText(sel) {
  if (!sel) return '';
  if (sel.org !== undefined) return `org:${escaped(sel.org)}`;
  if (sel.tie !== undefined) return `tie:${escaped(sel.tie)}`;
  return `pair:${sel.pair.map(escaped).join('~')}`;
}

function places(text) {
  // An organisation may be called `__proto__`.
  const moved = Object.create(null);
  for (const part of (text ?? '').split(';')) {
    const [id, x, y] = part.split(':');
    if (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) && y !== undefined) moved[unescaped(id)] = [Number(x), Number(y)];
  }
  return moved;
}

/** Reads the state from the part of an address after `?`; what it does not understand is passed over. */
export function parse(search) {
  const said = new URLSearchParams(search);
  const path = (said.get('path') ?? '').split('~').map(unescaped);
  const diff = (said.get('diff') ?? '').split('..').map(month);
  const words = (name) => (said.has(name) ? list(said.get(name)) : null);
  const share = Number(said.get('confidence'));
  const top = Number(said.get('top'));
  return {
    focus: list(said.get('focus')).slice(0, MOST_FOCUS),
    depth: said.has('depth') ? Math.min(2, Math.max(0, Math.trunc(Number(said.get('depth'))) || 0)) : NOTHING.depth,
    top: top >= 1 && top <= 300 ? Math.trunc(top) : null,
    kind: words('kind'),
    status: words('status'),
    area: words('area'),
    confidence: share > 0 && share <= 1 ? share : 0,
    at: month(said.get('at')),
    undated: said.get('undated') !== '0',
    sel: selection(said.get('sel')),
    path: path.length === 2 && path.every(Boolean) ? path : null,
    diff: diff.length === 2 && diff.every(Boolean) && diff[0] <= diff[1] ? diff : null,
    show: oneOf(said.get('show'), ['graph', 'table']) ?? 'graph',
    moved: places(said.get('moved')),
    hidden: list(said.get('hidden')),
    lang: oneOf(said.get('lang'), ['ko', 'en']),
    theme: oneOf(said.get('theme'), ['light', 'dark']),
  };
}

/** The address of a state, with nothing in it that goes without saying. */
export function format(state) {
  const said = new URLSearchParams();
  const put = (name, value) => { if (value !== null && value !== undefined && value !== '') said.set(name, value); };
  const ids = (all) => all.map(escaped).join(',');
  put('focus', ids(state.focus));
  if (state.depth !== NOTHING.depth) put('depth', state.depth);
  put('top', state.top);
  for (const name of ['kind', 'status', 'area']) if (state[name]) said.set(name, ids(state[name]));
  if (state.confidence) put('confidence', state.confidence);
  put('at', state.at);
  if (!state.undated) put('undated', '0');
  put('sel', selectionText(state.sel));
  put('path', state.path?.map(escaped).join('~'));
  put('diff', state.diff?.join('..'));
  if (state.show !== 'graph') put('show', state.show);
  put('moved', Object.entries(state.moved).map(([id, [x, y]]) => `${escaped(id)}:${Math.round(x)}:${Math.round(y)}`).join(';'));
  put('hidden', ids(state.hidden));
  put('lang', state.lang);
  put('theme', state.theme);
  // These marks may stand in a query as they are; so the address can be read.
  const text = said.toString().replace(/%(2C|3A|3B|7E)/g, (code) => decodeURIComponent(code));
  return text ? `?${text}` : '';
}

/** What changes in a state when one organisation goes on as another: the picture and the panel follow it there. */
export function merged({ focus, path, sel, hidden, moved }, { from, into }) {
  const become = (id) => (id === from ? into : id);
  const one = (ids) => [...new Set(ids.map(become))];
  const [way, pair] = [path && one(path), sel?.pair && one(sel.pair)];
  return {
    focus: way?.length === 1 ? way : one(focus),
    path: way?.length === 2 ? way : null,
    sel: sel?.org !== undefined ? { org: become(sel.org) } : pair?.length === 1 ? { org: into } : pair ? { pair } : sel,
    hidden: hidden.filter((id) => id !== from),
    moved: Object.fromEntries(Object.entries(moved).filter(([id]) => id !== from)),
  };
}

let now = parse(location.search);
const told = [];

/** The state as it is. */
export const state = () => now;

/** Calls `tell(now, before)` after each change, that of Back and Forward too. */
export const subscribe = (tell) => told.push(tell);

function become(next) {
  const before = now;
  now = next;
  for (const tell of told) tell(now, before);
}

/** Changes the state: a step that Back undoes or, where `replace`, a part of one that goes on (a slider being drawn). */
export function update(patch, { replace = false } = {}) {
  const next = { ...now, ...patch };
  const address = `${location.pathname}${format(next)}`;
  if (address === `${location.pathname}${location.search}`) return become(next);
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  return become(next);
}

addEventListener('popstate', () => become(parse(location.search)));
