// The panel of one organisation: partners, history, members.

import { ask, calledOff } from './api.js';
import { button, element, fact } from './dom.js';
import { editable, orgEdits } from './edit.js';
import { closing, failing, fill, heading, showing, waiting } from './frame.js';
import { sample } from './marks.js';
import { update } from './state.js';
import { number, t, term } from './words.js';

let tab = 'partners';

const choose = (sel) => () => update({ sel });

/** A row of a list: a line of its kind, who, what. */
export const row = ({ picture, who, what, quote, act, off }) => element('li', { class: off ? 'off-now' : null },
  element('button', { type: 'button', class: 'row', onclick: act },
    picture ?? '', element('span', { class: 'who', text: who }), element('span', { class: 'what', text: what }),
    quote ? element('span', { class: 'quote', text: quote }) : ''));

const maybe = (thing, text) => (thing.truth === 'maybe' ? `${text}?` : text);

function partnerRow(profile, partner, model) {
  const kinds = partner.kinds.map((kind) => term('kind', kind)).join(', ');
  const status = partner.status === 'agreed' && partner.truth === 'yes' ? '' : maybe(partner, term('status', partner.status));
  const via = partner.deals.every((deal) => deal.via) && partner.deals[0]?.via;
  return row({
    picture: sample(partner.kinds[0], partner.status),
    who: model.orgs.get(partner.partner.id)?.name ?? partner.partner.name,
    what: [via ? t('via', via.name) : kinds, status, partner.since].filter(Boolean).join(' · '),
    act: choose({ pair: [profile.organization.id, partner.partner.id] }),
  });
}

/** What happened, as a list in order of time; each leads to its tie. */
export const events = (list, model, self) => element('ol', { class: 'history' }, list.map((event) => {
  const parties = event.parties.filter((party) => party.id !== self).map((party) => model.orgs.get(party.id)?.name ?? party.name);
  const who = parties.length > 3 ? `${parties.slice(0, 3).join(', ')} ${t('and_more', parties.length - 3)}` : parties.join(', ');
  const alliance = event.alliance && event.alliance.id !== self ? event.alliance.name : '';
  const turn = event.turn === 'changed' ? `${term('status', event.before)} → ${term('status', event.status)}` : term('turn', event.turn);
  const status = event.turn === 'begun' && event.status !== 'agreed' ? term('status', event.status) : '';
  return element('li', { class: `turn-${event.turn}` },
    element('button', { type: 'button', class: 'row', onclick: choose({ tie: event.tie }) },
      element('span', { class: 'date', text: maybe(event, event.when ?? event.reported ?? '–') }),
      element('span', { class: 'who', text: [alliance, who].filter(Boolean).join(': ') }),
      element('span', { class: 'what', text: [term('kind', event.kind), turn, status].filter(Boolean).join(' · ') })));
}));

const memberList = (members, model) => element('ul', { class: 'rows' }, members.map((member) => row({
  picture: sample('membership', member.status),
  who: model.orgs.get(member.org.id)?.name ?? member.org.name,
  what: [member.role === 'lead' ? term('role', 'lead') : '', member.joined ? t('joined_at', maybe(member, member.joined)) : '',
    member.status === 'agreed' ? '' : term('status', member.status)].filter(Boolean).join(' · '),
  act: choose({ org: member.org.id }),
})));

async function historyInto(place, id, at, model) {
  place.replaceChildren(waiting());
  try {
    const { events: list } = await ask('timeline', { org: id, as_of: at }, 'history');
    place.replaceChildren(list.length ? events(list, model, id) : element('p', { class: 'hint', text: t('no_history') }));
  } catch (error) {
    if (!calledOff(error)) place.replaceChildren(failing(error, () => historyInto(place, id, at, model)));
  }
}

function body(name, profile, model, at) {
  const place = element('div', { class: 'tab', role: 'tabpanel', id: 'tabpanel', tabindex: 0, 'aria-labelledby': `tab-${name}` });
  if (name === 'history') historyInto(place, profile.organization.id, at, model);
  else if (name === 'members') place.append(memberList(profile.members, model));
  else if (name === 'memberships') place.append(memberList(profile.memberships, model));
  else {
    place.append(profile.partners_list.length
      ? element('ul', { class: 'rows' }, profile.partners_list.map((partner) => partnerRow(profile, partner, model)))
      : element('p', { class: 'hint', text: t('no_partners') }));
    if (profile.more) place.append(element('p', { class: 'hint', text: t('more_partners', number(profile.more)) }));
  }
  return place;
}

function tabs(profile, draw) {
  const all = [['partners', profile.partners], ['history', null], ['members', profile.members.length], ['memberships', profile.memberships.length]]
    .filter(([name, count]) => count || ['partners', 'history'].includes(name));
  if (!all.some(([name]) => name === tab)) tab = 'partners';
  const list = element('div', { class: 'tabs', role: 'tablist' }, all.map(([name, count]) => element('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-selected': String(name === tab), 'aria-controls': 'tabpanel', tabindex: name === tab ? 0 : -1,
    text: [t(name), count === null ? '' : number(count)].join(' ').trim(), onclick: () => { tab = name; draw(); },
  })));
  list.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    tab = all[(all.findIndex(([name]) => name === tab) + by + all.length) % all.length][0];
    draw();
    document.getElementById(`tab-${tab}`)?.focus();
  });
  return list;
}

/** Shows an organisation. `acts` are what the graph can do with it: words and functions. */
export async function showCompany(id, { model, at, acts, close }) {
  const key = `org:${id}`;
  const known = model.orgs.get(id);
  const top = (org) => [closing(close), heading(known?.name ?? org?.ko ?? id, [term('org', org?.kind ?? known?.kind), org?.ticker, org?.country].filter(Boolean).join(' · '))];
  const toolbar = element('p', { class: 'buttons acts' }, acts.map(({ word, act, main }) => button(word, act, { class: main ? 'main' : null })));
  if (!showing(key)) fill(key, top(known), toolbar, waiting());
  try {
    const profile = await ask('organization', { id, as_of: at }, 'panel');
    const { organization } = profile;
    const others = [organization.ko, organization.en, ...(organization.aliases ?? [])].filter((name) => name && name !== known?.name);
    const draw = () => fill(key, top(organization), toolbar,
      at ? element('p', { class: 'asof', text: t('as_of', at) }) : '',
      element('dl', {},
        fact(t('names'), others.slice(0, 6).join(' · ')),
        fact(t('group'), profile.group && button(profile.group.name, choose({ org: profile.group.id }), { class: 'bare link-like' })),
        fact(t('articles'), [number(profile.articles), profile.reported && profile.reported.join(' – ')].filter(Boolean).join(' · '))),
      editable() ? orgEdits(organization) : '',
      tabs(profile, draw), body(tab, profile, model, at));
    draw();
  } catch (error) {
    if (!calledOff(error)) fill(key, top(known), failing(error, () => showCompany(id, { model, at, acts, close })));
  }
}
