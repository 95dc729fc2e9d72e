// Keys: one stop for the whole graph, arrows from node to node, and short cuts for what is done often.

import { byId, element } from './dom.js';
import { nearest } from './geometry.js';
import { t } from './words.js';

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HELP = [
  [['/'], 'key_find'], [['←', '→', '↑', '↓'], 'key_arrows'], [['Enter'], 'key_open'], [['e'], 'key_expand'],
  [['+', '−', '0'], 'key_zoom'], [['Esc'], 'key_up'], [['← →', 'PageUp PageDown'], 'key_time'], [['p'], 'key_play'], [['t'], 'key_table'], [['?'], 'key_keys'],
];

/** Shows the keys in a dialogue. */
export function showKeys() {
  const dialog = byId('keys');
  byId('keys-list').replaceChildren(...HELP.flatMap(([keys, what]) => [
    element('dt', {}, keys.map((key) => element('kbd', { text: key }))), element('dd', { text: t(what) })]));
  dialog.showModal();
}

/** Makes one node the stop of the Tab key: the one given, else the one that was, else the focus. */
export function roving(scene, to) {
  const [model, view] = [scene.model(), scene.view()];
  if (!model || !view) return;
  const seen = model.nodes.map((_, nth) => nth).filter((nth) => view.nodes[nth]);
  const was = seen.find((nth) => scene.partOf(nth).getAttribute('tabindex') === '0');
  const stop = to ?? was ?? seen.find((nth) => model.focus.has(model.nodes[nth].id)) ?? seen[0];
  for (const nth of model.nodes.keys()) scene.partOf(nth).setAttribute('tabindex', nth === stop ? '0' : '-1');
}

/** Listens to all keys; `acts` says what they do. */
export function listenKeys(scene, acts) {
  const nodeAt = (target) => {
    const part = target.closest?.('.node');
    return part?.dataset.nth === undefined ? null : Number(part.dataset.nth);
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const typing = event.target.matches('input:not([type=checkbox]):not([type=range]), select, textarea');
    const nth = nodeAt(event.target);
    if (byId('keys').open) return;
    if (event.key === 'Escape') acts.up(event.target);
    else if (typing) return;
    else if (nth !== null && WAYS[event.key]) {
      const [model, view] = [scene.model(), scene.view()];
      const others = model.nodes.filter((_, at) => view.nodes[at]);
      const next = nearest(others, scene.placeOf, model.nodes[nth], WAYS[event.key]);
      if (next) scene.partOf(model.numberOf.get(next.id)).focus({ preventScroll: true });
    } else if (nth !== null && (event.key === 'Enter' || event.key === ' ')) acts.open(nth);
    else if (nth !== null && event.key === 'e') acts.expand(nth);
    else if (event.key === '/') byId('find').focus();
    else if (event.key === '+' || event.key === '=') acts.zoom(1.4);
    else if (event.key === '-') acts.zoom(1 / 1.4);
    else if (event.key === '0') acts.whole();
    else if (event.key === 'p') acts.play();
    else if (event.key === 't') acts.table();
    else if (event.key === '?') showKeys();
    else return;
    event.preventDefault();
  });
  byId('base').addEventListener('focusin', (event) => {
    const nth = nodeAt(event.target);
    if (nth === null) return;
    roving(scene, nth);
    if (event.target.matches(':focus-visible')) acts.attend(nth);
  });
  byId('base').addEventListener('focusout', () => acts.attend(null));
  byId('open-keys').addEventListener('click', showKeys);
}
