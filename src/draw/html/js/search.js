// Finding companies by any of their names, by a part of one, or by the initial consonants of a Korean one.

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];

/** Lower case, without blanks and marks: `LG U+` and `lg유플러스` are typed in many ways. */
const plain = (text) => text.normalize('NFC').toLowerCase().replace(/[\s.,·&()'’-]/g, '');

/** Each syllable as its initial consonant: 현대 is ㅎㄷ. */
const initials = (text) => [...text].map((letter) => {
  const code = letter.codePointAt(0) - 0xac00;
  return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : letter;
}).join('');

const index = data.orgs.map((org) => {
  const names = [...new Set([org.name, ...org.names].map(plain))].filter(Boolean);
  return { org, names, initials: names.map(initials), ties: tiesOf.get(org.id).length };
});

/** Companies that a text may mean, the likeliest first. */
function search(text, most = 12) {
  const wanted = plain(text);
  if (!wanted) return [];
  const byInitials = /^[ㄱ-ㅎ]+$/.test(wanted);
  const rank = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9);
  return index
    .map((entry) => ({ ...entry, rank: Math.min(9, ...(byInitials ? entry.initials : entry.names).map(rank)) }))
    .filter((entry) => entry.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.ties - a.ties || (a.org.name < b.org.name ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.org);
}
