// The panel of a line: every tie that it stands for, with its history and its sentences.

import { ask, calledOff } from './api.js';
import { button, element, fact } from './dom.js';
import { proofList, sureness } from './evidence.js';
import { closing, failing, fill, showing, waiting } from './frame.js';
import { sample } from './marks.js';
import { update } from './state.js';
import { DIRECTED } from './terms.js';
import { standing } from './view.js';
import { monthOf } from './months.js';
import { t, term } from './words.js';

const orgButton = (id, name) => button(name, () => update({ sel: { org: id } }), { class: 'bare link-like' });

/** Who is in a tie, in words. */
export function partiesText(tie, model) {
  const names = tie.parties.map((party) => model.nameOf(party.org));
  const some = names.length > 4 ? `${names.slice(0, 4).join(', ')} ${t('and_more', names.length - 4)}` : names.join(', ');
  if (tie.alliance) return `${model.nameOf(tie.alliance)}: ${some}`;
  return names.length === 2 ? names.join(DIRECTED.has(tie.kind) ? ' → ' : ' – ') : some;
}

/** Kind, status where it is not the plain one, date, sum, stake; as of a month, where one is given. */
export function factsText(tie, at) {
  const stands = (at && standing(tie, monthOf(at))) || tie;
  const status = stands.status === 'agreed' ? '' : term('status', stands.status);
  const doubt = stands.truth === 'maybe' ? '?' : '';
  return [term('kind', tie.kind) + (status ? '' : doubt), status && status + doubt, tie.since, tie.amount, tie.stake].filter(Boolean).join(' · ');
}

const historyOf = (tie) => element('ol', { class: 'steps' }, tie.history.map((step) => element('li', {},
  element('strong', { text: term('status', step.status) }), ` ${step.when ?? ''} `,
  element('small', { text: [step.reported && t('reported', step.reported)].filter(Boolean).join(' · ') }))));

const voices = (tie) => (tie.voices === 1 ? t('voices_one') : t('voices', tie.voices));

/** A tie's own facts. */
function facts(tie, at) {
  const maybe = at && standing(tie, monthOf(at))?.truth === 'maybe';
  return [
    element('p', { class: 'above' }, sample(tie.kind, tie.status), element('span', { text: factsText(tie, at) })),
    maybe ? element('p', { class: 'hint', text: t('doubt_hint') }) : '',
    element('dl', {},
      fact(t('area'), tie.areas.join(', ')),
      fact(t('amount'), tie.amount),
      fact(t('stake'), tie.stake),
      fact(t('confidence'), sureness(tie.confidence)),
      fact(t('articles'), [tie.articles, tie.voices ? voices(tie) : ''].filter(Boolean).join(' · '))),
    tie.history.length > 1 ? historyOf(tie) : '',
  ];
}

const partyList = (tie, model) => element('ul', { class: 'parties' },
  (tie.alliance ? [{ org: tie.alliance, role: null }] : []).concat(tie.parties).map((party) => element('li', {},
    orgButton(party.org, model.nameOf(party.org)),
    element('span', { class: 'what', text: [party.role ? term('role', party.role) : term('org', 'alliance'), party.joined && t('joined_at', party.joined)].filter(Boolean).join(' · ') }))));

/** Shows one tie: who is in it, its history, its sentences. */
export async function showTie(id, { model, at, close }) {
  const key = `tie:${id}`;
  const known = model.ties.get(id);
  const org = known?.parties[0]?.org ?? known?.alliance ?? [...model.focus][0];
  const top = (tie) => [closing(close), element('h2', { text: tie ? partiesText(tie, model) : '' }), tie ? facts(tie, at) : '', tie ? partyList(tie, model) : ''];
  if (!org) return fill(key, top(null), element('p', { class: 'hint', text: t('lost_tie') }));
  if (!showing(key)) fill(key, top(known), waiting());
  try {
    const tie = await ask('tie', { id, org }, 'panel');
    fill(key, top(known ?? tie), proofList(tie.proofs, tie.more));
  } catch (error) {
    if (!calledOff(error)) fill(key, top(known), failing(error, () => showTie(id, { model, at, close })));
  }
  return undefined;
}

/** Shows what binds two organisations: each tie with the sentences that tell of it. */
export async function showPair([a, b], { model, at, close }) {
  const key = `pair:${a}~${b}`;
  const title = (names) => element('h2', {}, orgButton(a, names[0]), element('span', { class: 'between', text: ' – ' }), orgButton(b, names[1]));
  const known = [model.nameOf(a), model.nameOf(b)];
  if (!showing(key)) fill(key, closing(close), title(known), waiting());
  try {
    const { a: first, b: second, proofs, more } = await ask('evidence', { a, b }, 'panel');
    const names = [model.orgs.get(a)?.name ?? first.name, model.orgs.get(b)?.name ?? second.name];
    const ids = [...new Set(proofs.map((proof) => proof.tie))];
    fill(key, closing(close), title(names),
      ids.length ? '' : element('p', { class: 'hint', text: t('no_tie') }),
      ids.map((id) => {
        const tie = model.ties.get(id);
        const own = proofs.filter((proof) => proof.tie === id);
        return element('section', { class: 'deal', 'data-tie': id },
          tie ? facts(tie, at) : element('p', { class: 'above' }, sample(own[0].kind, own[0].status), term('kind', own[0].kind)),
          tie && (tie.alliance || tie.parties.length > 2) ? element('p', { class: 'parties-line' }, button(partiesText(tie, model), () => update({ sel: { tie: id } }), { class: 'bare link-like' })) : '',
          proofList(own));
      }),
      more ? element('p', { class: 'hint', text: t('more_evidence', more) }) : '');
  } catch (error) {
    if (!calledOff(error)) fill(key, closing(close), title(known), failing(error, () => showPair([a, b], { model, at, close })));
  }
}
