// The filters. They are the legend of the picture too: each choice shows its line, and how many ties it would show.

import { byId, button, element } from './dom.js';
import { sample } from './marks.js';
import { state, update } from './state.js';
import { KINDS, STATUSES } from './terms.js';
import { number, percent, t, term } from './words.js';

const FEW = 10;
let allAreas = false;

/** A list with a word put in or taken out; null where all are in it again. */
function toggled(chosen, all, word) {
  const now = new Set(chosen ?? all);
  if (!now.delete(word)) now.add(word);
  return all.every((each) => now.has(each)) ? null : all.filter((each) => now.has(each));
}

/** One choice of kind or status. */
function choice(name, word, all, picture, count) {
  const chosen = state()[name];
  const input = element('input', {
    type: 'checkbox', value: word, onchange: () => update({ [name]: toggled(state()[name], all, word) }),
  });
  input.checked = !chosen || chosen.includes(word);
  return element('div', { class: 'choice' },
    element('label', {}, input, picture, element('span', { text: term(name, word) }), element('small', { text: number(count) })),
    button(t('only'), () => update({ [name]: [word] }), { class: 'only', 'aria-label': t('only_this', term(name, word)) }));
}

function fieldset(id, title, parts) {
  // The focus stays on the choice that was just made.
  const place = byId(id);
  const value = place.contains(document.activeElement) ? document.activeElement.value : null;
  place.hidden = !parts.length;
  place.replaceChildren(element('legend', { text: title }), ...parts);
  if (value) [...place.querySelectorAll('input, .chip')].find((part) => part.value === value)?.focus();
}

function areas(view) {
  const chosen = state().area ?? [];
  const order = [...new Set([...view.counts.area.keys(), ...chosen])]
    .sort((a, b) => (view.counts.area.get(b) ?? 0) - (view.counts.area.get(a) ?? 0) || (a < b ? -1 : 1));
  const shown = allAreas ? order : order.slice(0, FEW);
  const chips = shown.map((area) => button('', () => {
    const next = chosen.includes(area) ? chosen.filter((each) => each !== area) : [...chosen, area];
    update({ area: next.length ? next : null });
  }, { class: 'chip', value: area, 'aria-pressed': String(chosen.includes(area)) }));
  chips.forEach((chip, nth) => chip.append(shown[nth], element('small', { text: number(view.counts.area.get(shown[nth]) ?? 0) })));
  const rest = order.length - FEW;
  const more = rest > 0 && button(allAreas ? t('fewer') : t('more_areas', rest), () => { allAreas = !allAreas; areas(view); }, { class: 'chip more' });
  fieldset('filter-area', t('area'), [...chips, more].filter(Boolean));
}

/** The names of the filters that are on. */
export const active = (now) => [
  ...['kind', 'status', 'area'].filter((name) => now[name]), ...(now.confidence ? ['confidence'] : []),
];

/** Lets everything through again. */
export const open = () => update({ kind: null, status: null, area: null, confidence: 0, undated: true });

/** Shows the filters as they are, with the counts of a view. */
export function showFilters(model, view) {
  const kinds = KINDS.filter((kind) => model.answer.ties.some((tie) => tie.kind === kind) || state().kind?.includes(kind));
  fieldset('filter-kind', t('kind'), kinds.map((kind) => choice('kind', kind, kinds, sample(kind), view.counts.kind.get(kind) ?? 0)));
  const statuses = STATUSES.filter((status) => view.counts.status.get(status) || state().status?.includes(status)
    || model.answer.ties.some((tie) => tie.status === status));
  fieldset('filter-status', t('status'), statuses.map((status) =>
    choice('status', status, statuses, sample(null, status), view.counts.status.get(status) ?? 0)));
  areas(view);
  const sure = byId('confidence');
  sure.value = Math.round(state().confidence * 100);
  const told = state().confidence ? t('at_least', Math.round(state().confidence * 100)) : t('any_confidence');
  sure.setAttribute('aria-valuetext', told);
  byId('confidence-told').textContent = told;
  byId('count').textContent = t('count', number(view.ties.size), number(model.ties.size), number(view.organizations));
  byId('reset').disabled = !active(state()).length && state().undated;
}

/** Listens to the filters that are always there. */
export function listenFilters() {
  const sure = byId('confidence');
  sure.addEventListener('input', () => update({ confidence: Number(sure.value) / 100 }, { replace: true }));
  byId('reset').addEventListener('click', open);
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
}

/** Says which filters left nothing, for the message over an empty picture. */
export const named = (now) => active(now).map((name) => (name === 'confidence'
  ? `${t('confidence')} ${percent(now.confidence)}`
  : `${t(name)}: ${now[name].map((word) => (name === 'area' ? word : term(name, word))).join(', ')}`)).join(' · ');
