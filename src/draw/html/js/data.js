// What the page knows: organisations, ties with their claims, and the words of its language.

const data = JSON.parse(byId('data').textContent);
const words = data.words;
const orgOf = new Map(data.orgs.map((org) => [org.id, org]));
const tieOf = new Map(data.ties.map((tie) => [tie.id, tie]));
const kindWord = new Map(data.kinds.map((kind) => [kind.id, kind.word]));
const statusWord = new Map(data.statuses.map((status) => [status.id, status.word]));
const directed = new Set(data.kinds.filter((kind) => kind.directed).map((kind) => kind.id));

/** Everyone in a tie, its alliance first. */
const orgsOf = (tie) => [tie.alliance, ...tie.parties.map((party) => party.org)].filter((id) => id && orgOf.has(id));

const tiesOf = new Map(data.orgs.map((org) => [org.id, []]));
for (const tie of data.ties) for (const id of new Set(orgsOf(tie))) tiesOf.get(id).push(tie);

const nameOf = (id) => orgOf.get(id)?.name ?? '?';

/** Who is in a tie, in words; without `self` where the reader knows of it. */
function partiesText(tie, self) {
  const names = tie.parties.map((party) => party.org).filter((id) => id !== self).map(nameOf);
  if (tie.alliance) {
    return tie.alliance === self ? names.join(', ') : `${nameOf(tie.alliance)}${self ? '' : `: ${names.join(', ')}`}`;
  }
  const joint = directed.has(tie.kind) && !self && names.length === 2 ? ' → ' : self ? ', ' : ' – ';
  return names.join(names.length > 2 ? ', ' : joint);
}

/** Kind, status where it is not the plain one, date, sum, stake. */
function factsText(tie) {
  const status = tie.status === 'agreed' ? '' : statusWord.get(tie.status) + (tie.maybe ? '?' : '');
  const kind = kindWord.get(tie.kind) + (tie.maybe && !status ? '?' : '');
  return [kind, status, tie.since, tie.amount, tie.stake].filter(Boolean).join(' · ');
}

/** `2020-06` of a count of months since the year 0. */
const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
