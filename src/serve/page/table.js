// The same ties as a table that can be sorted: for those who read rather than look, and for screen readers.

import { byId, button, element } from './dom.js';
import { sample } from './marks.js';
import { state, update } from './state.js';
import { partiesText } from './tie.js';
import { number, percent, t, term } from './words.js';

let order = { by: 'since', up: false };

const text = (get) => (a, b) => (get(a) < get(b) ? -1 : get(a) > get(b) ? 1 : 0);
const count = (get) => (a, b) => get(a) - get(b);

/** Each column: the name of its heading, what is in a cell, how rows are sorted by it. */
const columns = (model) => [
  ['col_who', (tie) => button(partiesText(tie, model), () => update({ sel: { tie: tie.id } }), { class: 'bare link-like' }), text((tie) => partiesText(tie, model))],
  ['kind', (tie) => [sample(tie.kind, tie.now.status), term('kind', tie.kind)], text((tie) => term('kind', tie.kind))],
  ['status', (tie) => term('status', tie.now.status) + (tie.now.truth === 'maybe' ? '?' : ''), text((tie) => tie.now.status)],
  ['since', (tie) => tie.since ?? '', text((tie) => tie.since ?? '')],
  ['amount', (tie) => [tie.amount, tie.stake].filter(Boolean).join(' · '), text((tie) => tie.amount ?? '')],
  ['col_areas', (tie) => tie.areas.join(', '), text((tie) => tie.areas.join(', '))],
  ['col_articles', (tie) => number(tie.articles), count((tie) => tie.articles)],
  ['confidence', (tie) => percent(tie.confidence), count((tie) => tie.confidence)],
];

/** Shows the ties of a view. */
export function showTable(model, view) {
  const place = byId('table');
  const all = columns(model);
  const chosen = all.find(([name]) => name === order.by) ?? all[0];
  const rows = model.answer.ties.filter((tie) => view.ties.has(tie.id)).map((tie) => ({ ...tie, now: view.ties.get(tie.id) }));
  rows.sort((a, b) => (order.up ? 1 : -1) * chosen[2](a, b) || (a.id < b.id ? -1 : 1));
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.sort : null;
  const head = element('tr', {}, all.map(([name]) => {
    const own = order.by === name;
    return element('th', { scope: 'col', 'aria-sort': own ? (order.up ? 'ascending' : 'descending') : 'none' },
      element('button', {
        type: 'button', class: 'bare', 'data-sort': name, title: t('sort_by', t(name)),
        onclick: () => { order = { by: name, up: own ? !order.up : ['col_who', 'kind', 'status'].includes(name) }; showTable(model, view); },
      }, t(name), element('span', { class: 'arrow', 'aria-hidden': 'true', text: own ? (order.up ? ' ▲' : ' ▼') : '' })));
  }));
  const { sel } = state();
  place.replaceChildren(element('table', {},
    element('caption', { text: t('table_caption', number(rows.length)) }),
    element('thead', {}, head),
    element('tbody', {}, rows.map((tie) => element('tr', { class: sel?.tie === tie.id ? 'chosen' : null },
      all.map(([name, cell], nth) => element(nth ? 'td' : 'th', { scope: nth ? null : 'row', class: `cell-${name}` }, cell(tie))))))));
  if (held) place.querySelector(`[data-sort=${held}]`)?.focus();
}
