// The frame of the side panel: what lies in it, its heading, its way out, and the states of waiting and failing.

import { byId, button, element } from './dom.js';
import { t } from './words.js';

const panel = () => byId('panel');
let shownKey = null;

/** Whether the panel shows this already: then it stays until there is something newer. */
export const showing = (key) => key === shownKey && !panel().querySelector('.failing');

/** Fills the panel; it is scrolled to its top where it shows something else than before. */
export function fill(key, ...parts) {
  // What somebody is writing is not swept away.
  if (showing(key) && panel().querySelector('.correction')) return;
  const kept = key === shownKey ? panel().scrollTop : 0;
  const held = panel().contains(document.activeElement) && document.activeElement !== panel();
  shownKey = key;
  panel().replaceChildren(...parts.flat(Infinity).filter(Boolean));
  panel().scrollTop = kept;
  // What had the focus is gone: a keyboard goes on from the panel itself.
  if (held) panel().focus({ preventScroll: true });
}

/** The button that leaves what the panel shows. */
export const closing = (act) => button('×', act, { class: 'close bare', 'aria-label': t('close'), title: `${t('close')} (Esc)` });

/** A heading with a small line above it. */
export const heading = (text, above) => [above ? element('p', { class: 'above' }, above) : '', element('h2', { text })];

/** A line that says that something is on its way. */
export const waiting = () => element('p', { class: 'waiting', role: 'status', text: t('loading') });

/** What went wrong, in words; `again` tries once more. */
export const failing = (error, again) => element('div', { class: 'failing', role: 'alert' },
  element('p', { text: said(error) }), again ? button(t('retry'), again) : '');

/** A failure in the reader's words. */
export const said = (error) => (error.code === 'gone' ? t('stopped')
  : error.code === 'not_found' ? [t('not_found'), error.message].filter(Boolean).join(': ') : `${t('wrong')}: ${error.message}`);
