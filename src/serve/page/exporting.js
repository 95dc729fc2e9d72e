// What is seen, as a file: the server writes it with the same parameters as the picture.

import { query } from './api.js';
import { byId, element } from './dom.js';
import { t } from './words.js';

const FORMATS = [
  ['export_pictures', [['svg', 'SVG'], ['png', 'PNG'], ['pdf', 'PDF']]],
  ['export_tables', [['csv', 'CSV'], ['xlsx', 'Excel'], ['json', 'JSON']]],
  ['export_graphs', [['graphml', 'GraphML'], ['gexf', 'GEXF (Gephi)']]],
];

/** The address of an export of a state; a path is the organisations on it and what is between them. */
export function exportAddress(format, state, model, lang, dark) {
  const focus = state.path ? [...model.orgs.keys()] : state.focus;
  const parameters = {
    focus: focus.slice(0, 24), depth: state.path ? 0 : state.depth === 1 ? null : state.depth, top: state.top,
    kind: state.kind, status: state.status, area: state.area, min_confidence: state.confidence || null,
    as_of: state.diff ? state.diff[1] : state.at, lang, format,
    theme: ['svg', 'png', 'pdf'].includes(format) && dark ? 'dark' : null,
  };
  return `/api/export?${query(parameters)}`;
}

/** Fills the menu with links that download. */
export function showExports(state, model, lang, dark) {
  byId('export-menu').replaceChildren(
    element('p', { class: 'hint', text: t('export_hint') }),
    ...FORMATS.map(([title, formats]) => element('div', { role: 'group', 'aria-label': t(title) },
      element('h3', { text: t(title) }),
      formats.map(([format, name]) => element('a', { class: 'item', href: exportAddress(format, state, model, lang, dark), download: '', 'data-format': format, text: name })))));
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
