// The sentences that prove a tie: names and cue marked, article, date, rule, how sure.

import { articleLink, drawn, element, fact } from './dom.js';
import { editable, judgements } from './edit.js';
import { percent, t, term } from './words.js';

/** A sentence with the names of the parties and the words that told of the tie marked; ranges count UTF-16 units. */
export function quoted({ quote, names, cue_at: cue }) {
  const ranges = [...(names ?? []).map(([start, end]) => ({ start, end, tag: 'b' })), ...(cue ? [{ start: cue[0], end: cue[1], tag: 'mark' }] : [])]
    .filter(({ start, end }) => start >= 0 && start < end && end <= quote.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts = [];
  let at = 0;
  for (const { start, end, tag } of ranges) {
    // A cue within a name is part of the name.
    if (start < at) continue;
    parts.push(quote.slice(at, start), element(tag, { text: quote.slice(start, end) }));
    at = end;
  }
  return element('blockquote', { dir: 'auto' }, parts, quote.slice(at));
}

/** A share of one as a bar with its number. */
export function sureness(share) {
  const bar = drawn('svg', { class: 'bar-of', viewBox: '0 0 40 6', 'aria-hidden': 'true' },
    drawn('rect', { class: 'all', width: 40, height: 6, rx: 3 }), drawn('rect', { class: 'part', width: 40 * share, height: 6, rx: 3 }));
  return element('span', { class: 'sure' }, bar, percent(share));
}

/** One sentence with all that is known of it. */
export function proofCard(proof) {
  const status = term('status', proof.status);
  const said = [term('kind', proof.kind), proof.truth === 'maybe' ? `${status}?` : status, proof.when].filter(Boolean).join(' · ');
  return element('li', { class: 'claim', 'data-claim': proof.claim },
    quoted(proof),
    element('p', { class: 'from' },
      articleLink(proof.title || proof.doc, proof.url), ...[proof.source, proof.reported].filter(Boolean).map((text) => element('span', { text }))),
    proof.copy_of ? element('p', { class: 'from copy', text: t('copy_of', proof.copy_of) }) : '',
    element('dl', {},
      fact(t('says'), said),
      fact(t('confidence'), sureness(proof.confidence)),
      proof.title && proof.title !== proof.doc ? fact(t('article'), element('code', { text: proof.doc })) : '',
      fact(t('rule'), element('code', { text: proof.rule }))),
    editable() ? judgements(proof) : '');
}

/** A list of sentences, with how many more there are. */
export const proofList = (proofs, more) => [
  element('h3', { text: t('evidence', proofs.length + (more ?? 0)) }),
  element('ol', { class: 'claims' }, proofs.map(proofCard)),
  more ? element('p', { class: 'hint', text: t('more_evidence', more) }) : '',
];
