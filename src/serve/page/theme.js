// Light, dark, or as the screen is.

import { byId } from './dom.js';
import { state, update } from './state.js';
import { t } from './words.js';

const system = matchMedia('(prefers-color-scheme: dark)');
const ORDER = [null, 'light', 'dark'];

/** Whether the page is dark now. */
export const isDark = () => (state().theme ?? (system.matches ? 'dark' : 'light')) === 'dark';

/** Puts on the theme of the state. */
export function dress() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  const { theme } = state();
  const button = byId('theme');
  button.textContent = { light: '☀', dark: '☾' }[theme] ?? '◐';
  const said = `${t('theme')}: ${t(`theme_${theme ?? 'system'}`)}`;
  button.setAttribute('aria-label', said);
  button.title = said;
}

/** Listens to the button and to the system. */
export function listenTheme() {
  system.addEventListener('change', dress);
  byId('theme').addEventListener('click', () => {
    update({ theme: ORDER[(ORDER.indexOf(state().theme) + 1) % ORDER.length] }, { replace: true });
  });
}
