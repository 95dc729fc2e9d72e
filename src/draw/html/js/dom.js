// Elements. Text of articles gets into the page by textContent alone, never as markup.

/** The element with this id. */
const byId = (id) => document.getElementById(id);

/** A new element: attributes, `on…` listeners, `text`; children are elements, strings, or nothing. */
function element(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') made.textContent = value;
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== ''));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A new SVG element. */
function drawn(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The line of a kind of tie, as the legend of the picture has it. */
function sampleOf(kind) {
  return drawn('svg', { class: 'sample', viewBox: '0 0 34 14', 'aria-hidden': 'true' },
    drawn('use', { href: `#mark-${kind}` }));
}

/** A link to an article, or its name where it has no web address. */
function articleLink(name, address) {
  if (!/^https?:\/\//i.test(address ?? '')) return element('span', { text: name });
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', text: name });
}

/** Puts values into a sentence: `{0}` is the first. */
const filled = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, nth) => values[nth]);
