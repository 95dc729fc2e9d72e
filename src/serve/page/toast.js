// A short message at the bottom, and what is said to a screen reader alone.

import { byId, button, element } from './dom.js';
import { t } from './words.js';

let timer = 0;

/** Shows a message for some seconds; `action` is a word and what it does. */
export function toast(text, action) {
  const place = byId('toast');
  clearTimeout(timer);
  const hide = () => { place.hidden = true; };
  place.replaceChildren(element('span', { text }),
    ...(action ? [button(action.word, () => { hide(); action.act(); })] : []),
    button('×', hide, { class: 'bare', 'aria-label': t('close') }));
  place.hidden = false;
  timer = setTimeout(hide, action ? 12000 : 5000);
}

let saying = 0;

/** Tells a screen reader; of several things said at once the last is heard. */
export function announce(text) {
  clearTimeout(saying);
  saying = setTimeout(() => { byId('live').textContent = text; }, 150);
}
