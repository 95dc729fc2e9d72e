// What is seen, as a file: the server draws the same picture, with what was folded, filtered and dragged in it.

import { query, viewOf } from './api.js';
import { byId, element } from './dom.js';
import { t } from './words.js';

const FORMATS = [
  ['export_pictures', [['svg', 'SVG'], ['png', 'PNG'], ['pdf', 'PDF']]],
  ['export_tables', [['csv', 'CSV'], ['xlsx', 'Excel'], ['json', 'JSON']]],
  ['export_graphs', [['graphml', 'GraphML'], ['gexf', 'GEXF (Gephi)']]],
];

/** The address of an export: what was asked for, and what the state leaves of it. `folded` is who is not seen for being folded. */
export function exportAddress(format, state, folded, lang, dark) {
  const { path, diff } = state;
  return `/api/export?${query({
    ...(path ? { path, lang } : viewOf(state, lang)), diff,
    kind: state.kind, status: state.status, area: state.area, min_confidence: state.confidence || null,
    as_of: diff ? null : state.at, undated: state.undated ? null : '0',
    without: folded, moved: Object.entries(state.moved).map(([id, [x, y]]) => `${id}:${Math.round(x)}:${Math.round(y)}`),
    format, theme: ['svg', 'png', 'pdf'].includes(format) && dark ? 'dark' : null,
  })}`;
}

/** Fills the menu with links that download what a view shows. */
export function showExports(state, view, lang, dark) {
  const link = ([format, name]) => element('a', { class: 'item', href: exportAddress(format, state, view.folded, lang, dark), download: '', 'data-format': format, text: name });
  byId('export-menu').replaceChildren(
    element('p', { class: 'hint', text: t(view.ties.size ? 'export_hint' : 'export_nothing') }),
    ...(view.ties.size ? FORMATS : []).map(([title, formats]) => element('div', { role: 'group', 'aria-label': t(title) }, element('h3', { text: t(title) }), formats.map(link))));
}

/** Opens and closes the menu. */
export function listenExports(fresh) {
  const [opener, menu] = [byId('open-export'), byId('export-menu')];
  const show = (open) => {
    if (open) fresh();
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) menu.querySelector('a')?.focus();
  };
  opener.addEventListener('click', () => show(menu.hidden));
  menu.addEventListener('click', (event) => { if (event.target.closest('a')) show(false); });
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('a')];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      show(false);
      opener.focus();
    } else if (by) items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.hidden && !event.target.closest('#export-menu, #open-export')) show(false);
  });
}
