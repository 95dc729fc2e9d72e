// Elements. Text of articles gets into the page by textContent and setAttribute alone, never as markup.

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Gives an element its attributes and `on…` listeners; `text` is its text, what is null, undefined or false is left out. */
function dress(made, options, children) {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') made.textContent = value;
    else if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== '' && child !== false));
  return made;
}

/** A new HTML element; children are elements, strings, lists of them, or nothing. */
export const element = (tag, options = {}, ...children) => dress(document.createElement(tag), options, children);

/** A new SVG element. */
export const drawn = (tag, options = {}, ...children) =>
  dress(document.createElementNS('http://www.w3.org/2000/svg', tag), options, children);

/** A button with a text; `options` as for `element`. */
export const button = (text, onclick, options = {}) => element('button', { type: 'button', text, onclick, ...options });

/** A link to an article, or its name alone where it has no web address: only http(s) is ever followed. */
export function articleLink(name, address) {
  if (!/^https?:\/\//i.test(address ?? '')) return element('span', { text: name });
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', text: name });
}

/** A name and a value of a `<dl>`; nothing where there is no value. */
export const fact = (name, value) => (value ? [element('dt', { text: name }), element('dd', {}, value)] : []);
