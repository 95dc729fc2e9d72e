// A field that finds organisations while one types (a combobox of the WAI-ARIA patterns).

import { ask, calledOff } from './api.js';
import { element } from './dom.js';
import { t, term, told } from './words.js';

let made = 0;

/** Makes a combobox of an input and the list beneath it; `choose(organisation)` is told what was taken. */
export function createFinder(input, list, choose) {
  made += 1;
  const slot = `search-${made}`;
  let found = [];
  let at = -1;
  let asked = '';
  let answered = '';
  let wanted = false;
  let pausing = 0;

  function mark(next) {
    at = next;
    [...list.children].forEach((item, nth) => item.setAttribute('aria-selected', String(nth === at)));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    list.hidden = true;
    wanted = false;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function take(org) {
    input.value = org.name;
    close();
    clearTimeout(pausing);
    choose(org);
  }

  function say(text) {
    found = [];
    list.replaceChildren(element('li', { class: 'none', text }));
    open();
  }

  function open() {
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function show(organizations, text) {
    found = organizations;
    answered = text;
    if (!found.length) return say(t('nobody', text));
    list.replaceChildren(...found.map((org, nth) => element('li', {
      id: `${slot}-${nth}`, role: 'option', 'aria-selected': 'false',
      onpointerdown: (event) => { event.preventDefault(); take(org); },
    },
    element('span', { class: 'who', text: org.name }),
    element('span', { class: 'what', text: [org.matched ?? org.en, term('org', org.kind)].filter(Boolean).join(' · ') }),
    element('span', { class: 'count', text: told(org) }))));
    open();
    mark(0);
    if (wanted && answered === asked) take(found[0]);
    return undefined;
  }

  async function update() {
    const text = input.value.trim();
    // A syllable that ends as it was written asks nothing new: what is marked stays marked.
    if (text && text === asked && !list.hidden) return undefined;
    asked = text;
    wanted = false;
    clearTimeout(pausing);
    if (!text) return close();
    // A moment's pause, lest each letter of a fast typist be a question.
    await new Promise((resolve) => { pausing = setTimeout(resolve, 60); });
    try {
      const { organizations } = await ask('search', { q: text, limit: 10 }, slot);
      if (document.activeElement === input) show(organizations, text);
    } catch (error) {
      if (!calledOff(error)) say(error.code === 'gone' ? t('stopped') : error.message);
    }
    return undefined;
  }

  input.addEventListener('input', update);
  input.addEventListener('focus', () => input.select());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    // Enter that ends the writing of a syllable chooses nothing.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' && found.length && !list.hidden) mark((at + 1) % found.length);
    else if (event.key === 'ArrowUp' && found.length && !list.hidden) mark((at + found.length - 1) % found.length);
    else if (event.key === 'Enter') {
      // Who types faster than the answer comes gets the first when it is there.
      if (!list.hidden && found.length && answered === input.value.trim()) take(found[Math.max(at, 0)]);
      else wanted = Boolean(input.value.trim());
    } else if (event.key === 'Escape') {
      if (list.hidden) input.blur();
      else close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    set: (name) => { if (document.activeElement !== input) input.value = name; },
    clear: () => { input.value = ''; },
  };
}
