// A claim as the page proves it: the sentence with its cue, the article, its date, the rule, how sure.

/** The sentence with the words that told of the tie marked. */
function quoted(text, cue) {
  const at = cue ? text.indexOf(cue) : -1;
  const inside = at < 0
    ? [text]
    : [text.slice(0, at), element('mark', { text: cue }), text.slice(at + cue.length)];
  return element('blockquote', {}, inside);
}

/** A share of one as a bar with its number. */
function sureness(value) {
  // Only what is certain is 100%.
  const text = `${Math.floor(value * 100)}%`;
  const bar = drawn('svg', { class: 'bar-of', viewBox: '0 0 40 6', 'aria-hidden': 'true' },
    drawn('rect', { class: 'all', width: 40, height: 6, rx: 3 }),
    drawn('rect', { class: 'part', width: 40 * value, height: 6, rx: 3 }));
  return element('span', { class: 'sure' }, bar, text);
}

function claimCard(claim) {
  const when = [claim.outlet, claim.reported].filter(Boolean).join(', ');
  return element('li', { class: 'claim' },
    claim.quotes.map((quote) => quoted(quote.text, quote.cue)),
    element('p', { class: 'from' }, articleLink(claim.doc, claim.url), when ? ` · ${when}` : ''),
    element('dl', {},
      fact(words.says, [statusWord.get(claim.status), claim.when].filter(Boolean).join(' · ')),
      fact(words.confidence, sureness(claim.confidence)),
      claim.quotes.map((quote) => fact(words.rule, element('code', { text: quote.rule })))));
}

/** A name and a value; nothing where there is no value. */
const fact = (name, value) => (value ? [element('dt', { text: name }), element('dd', {}, value)] : []);
