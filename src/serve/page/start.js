// What there is: the archive with its most connected organisations, and the list of those in the picture.

import { button, element } from './dom.js';
import { fill, heading } from './frame.js';
import { row } from './company.js';
import { update } from './state.js';
import { number, t, told } from './words.js';

/** Puts one organisation into the middle and opens it: what finding one does. */
export const goTo = (id) => update({ focus: [id], sel: { org: id }, path: null, diff: null, hidden: [], moved: {}, top: null, show: 'graph' });

const figure = (value, word) => (value === null || value === undefined ? '' : element('li', {}, element('strong', { text: number(value) }), ` ${word}`));

function numbers(stats) {
  const span = stats.period?.join(' – ');
  return element('ul', { class: 'figures' },
    figure(stats.articles, t('articles')), figure(stats.organizations, t('organizations')), figure(stats.ties, t('ties')),
    stats.ties === null || stats.ties === undefined ? figure(stats.claims, t('claims')) : '',
    span ? element('li', { text: span }) : '');
}

/** The most connected organisations as large buttons. */
const hubs = (stats) => element('ul', { class: 'hubs' }, stats.hubs.map((hub) => element('li', {},
  element('button', { type: 'button', class: 'hub', 'data-id': hub.org.id, onclick: () => goTo(hub.org.id) },
    element('span', { class: 'who', text: hub.org.name }),
    element('span', { class: 'what', text: told(hub) })))));

/** The start view: what is in the archive and where one can begin. */
export function startParts(stats, session) {
  if (!stats.claims) return [heading(t('start_title')), element('p', { class: 'hint', text: t('nothing_here') })];
  return [
    heading(t('start_title'), session.source), numbers(stats), element('p', { class: 'hint', text: t('start_hint') }),
    element('h3', { text: t('hubs') }), hubs(stats),
  ];
}

/** The list of organisations in the picture, those with the most ties shown first. */
export function showOverview({ model, view }) {
  const listed = model.answer.organizations
    .map((org) => ({ org, count: (model.tiesOf.get(org.id) ?? []).filter((tie) => view.ties.has(tie.id)).length }))
    .filter(({ org }) => view.nodes[model.numberOf.get(org.id)])
    .sort((a, b) => Number(model.focus.has(b.org.id)) - Number(model.focus.has(a.org.id)) || b.count - a.count || (a.org.name < b.org.name ? -1 : 1));
  fill('overview', heading(t('in_view', number(listed.length))), element('p', { class: 'hint', text: t('click_hint') }),
    element('ol', { class: 'rows' }, listed.map(({ org, count }) => row({
      who: org.name, what: t('ties_short', number(count)), act: () => update({ sel: { org: org.id } }),
    }))),
    model.focus.size ? button(t('home'), () => update({ focus: [], sel: null, hidden: [], moved: {} }), { class: 'wide' }) : '');
}
