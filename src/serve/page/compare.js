// What changed between two months: the bar that asks for it, the signs on the lines, and the list.

import { byId, button, element } from './dom.js';
import { events } from './company.js';
import { closing, fill } from './frame.js';
import { monthOf, monthText } from './months.js';
import { state, update } from './state.js';
import { number, t } from './words.js';

/** Opens the bar, with the last year of what is shown where no months are chosen yet. */
export function openDiff(model) {
  byId('diff-bar').hidden = false;
  byId('path-bar').hidden = true;
  byId('open-diff').setAttribute('aria-expanded', 'true');
  const { diff, at } = state();
  const last = at ? monthOf(at) : model.span?.[1];
  const [from, to] = diff ?? (last ? [monthText(Math.max(last - 12, model.span?.[0] ?? 0)), monthText(last)] : ['', '']);
  byId('diff-from').value = from;
  byId('diff-to').value = to;
}

/** Folds the bar away. */
export function closeDiff() {
  byId('diff-bar').hidden = true;
  byId('open-diff').setAttribute('aria-expanded', 'false');
}

/** Goes back from a comparison to the picture. */
export function leaveDiff() {
  closeDiff();
  if (state().diff) update({ diff: null, sel: null });
}

/** Listens to the bar and the button that opens it. */
export function listenDiff(modelNow) {
  byId('open-diff').addEventListener('click', () => {
    if (byId('diff-bar').hidden) {
      openDiff(modelNow());
      byId('diff-from').focus();
    } else leaveDiff();
  });
  byId('diff-bar').addEventListener('submit', (event) => {
    event.preventDefault();
    const months = [byId('diff-from').value, byId('diff-to').value].filter((text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)).sort();
    if (months.length === 2) update({ diff: months, path: null, at: null, sel: null, show: 'graph' });
  });
  byId('diff-close').addEventListener('click', leaveDiff);
}

/** The signs of a comparison on the links of a model: added, removed, changed; those of members, too. */
export function signsOf(diff, model) {
  const signs = new Map();
  const [begun, ended, changed] = [diff.begun, diff.ended, diff.changed].map((ids) => new Set(ids));
  const part = (list, link) => list.some(({ alliance, org }) => {
    const ends = [model.nodes[link.from].id, model.nodes[link.to].id];
    return ends.includes(alliance) && ends.includes(org);
  });
  model.links.forEach((link, nth) => {
    if (part(diff.joined, link)) signs.set(nth, 'added');
    else if (part(diff.left, link)) signs.set(nth, 'removed');
    else if (model.ties.get(link.ties[0])?.alliance) return;
    else if (link.ties.some((id) => begun.has(id))) signs.set(nth, 'added');
    else if (link.ties.some((id) => ended.has(id))) signs.set(nth, 'removed');
    else if (link.ties.some((id) => changed.has(id))) signs.set(nth, 'changed');
  });
  return signs;
}

const SIGN = { begun: '+', joined: '+', changed: '~', left: '−', ended: '−' };

/** Lists what changed, by what happened. */
export function showDiff(diff, model) {
  const groups = ['begun', 'joined', 'changed', 'left', 'ended'].map((turn) => [turn, diff.changes.filter((change) => change.turn === turn)]);
  const parts = groups.filter(([, list]) => list.length).map(([turn, list]) => [
    element('h3', { class: `turn-${turn}` }, element('span', { class: 'sign', 'aria-hidden': 'true', text: SIGN[turn] }), ` ${t(turn)} ${number(list.length)}`),
    events(list, model),
  ]);
  fill('diff', closing(leaveDiff), element('h2', { text: t('diff_title', ...state().diff) }),
    parts.length ? parts : element('p', { class: 'hint', text: t('no_changes') }),
    diff.undecided.length ? [element('h3', { text: `${t('undecided')} ${number(diff.undecided.length)}` }), events(diff.undecided, model)] : '',
    button(t('leave'), leaveDiff, { class: 'wide' }));
}
