// The search field with its list of companies (a combobox of the WAI-ARIA patterns).

function createFinder(input, list, choose) {
  let found = [];
  let at = -1;

  function mark(next) {
    at = next;
    [...list.children].forEach((item, nth) => item.setAttribute('aria-selected', String(nth === at)));
    input.setAttribute('aria-activedescendant', at < 0 ? '' : list.children[at].id);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function take(org) {
    input.value = org.name;
    close();
    choose(org);
  }

  function update() {
    found = search(input.value);
    const asked = plain(input.value);
    list.replaceChildren(...found.map((org, nth) => {
      const other = org.names.find((name) => name !== org.name && plain(name).includes(asked));
      return element('li', { id: `found-${nth}`, role: 'option', onpointerdown: (event) => { event.preventDefault(); take(org); } },
        element('span', { text: org.name }), other ? element('small', { text: other }) : '');
    }));
    if (asked && !found.length) list.append(element('li', { class: 'none', text: words.not_found }));
    const open = asked.length > 0;
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (found.length) mark(0);
  }

  input.addEventListener('input', update);
  input.addEventListener('focus', () => { if (input.value) input.select(); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    // Enter that ends the writing of a syllable chooses nothing.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && found.length) mark((at + 1) % found.length);
    else if (event.key === 'ArrowUp' && found.length) mark((at + found.length - 1) % found.length);
    else if (event.key === 'Enter' && found[Math.max(at, 0)] && !list.hidden) take(found[Math.max(at, 0)]);
    else if (event.key === 'Escape') {
      if (list.hidden) input.value = '';
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
