// The side panel: all companies, one company with its partners, or ties with their evidence.

function createPanel(panel, { open, isShown }) {
  const heading = (text, above) => [
    above ? element('p', { class: 'above', text: above }) : '',
    element('h2', { text }),
  ];

  /** Leads back to everything; the panel of a small screen folds away by it. */
  const close = () => element('button', {
    type: 'button', class: 'close', 'aria-label': words.close, title: `${words.close} (Esc)`, text: '×', onclick: () => open(''),
  });

  function fill(...parts) {
    panel.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    panel.scrollTop = 0;
  }

  function tieButton(tie, self) {
    return element('li', { class: isShown(tie) ? null : 'hidden-now' },
      element('button', { type: 'button', class: 'row', onclick: () => open(tie.id) },
        sampleOf(tie.kind),
        element('span', { class: 'who', text: partiesText(tie, self) }),
        element('span', { class: 'what', text: factsText(tie) })));
  }

  function overview() {
    const listed = data.orgs
      .map((org) => ({ org, count: tiesOf.get(org.id).filter(isShown).length }))
      .filter((entry) => entry.count)
      .sort((a, b) => b.count - a.count || (a.org.name < b.org.name ? -1 : 1));
    fill(
      heading(words.companies),
      element('p', { class: 'hint', text: words.hint }),
      element('ol', { class: 'companies' }, listed.map(({ org, count }) => element('li', {},
        element('button', { type: 'button', class: 'row', onclick: () => open(org.id) },
          element('span', { class: 'who', text: org.name }),
          element('span', { class: 'what', text: filled(words.ties, count) }))))),
    );
  }

  function company(org) {
    const ties = tiesOf.get(org.id);
    const others = org.names.filter((name) => name !== org.name);
    const facts = [org.sort, org.ticker, org.country].filter(Boolean).join(' · ');
    fill(
      close(),
      heading(org.name, facts),
      others.length ? element('p', { class: 'others', text: others.join(' · ') }) : '',
      element('h3', { text: `${words.partners} ${ties.filter(isShown).length}` }),
      element('ul', { class: 'ties' },
        ties.filter(isShown).map((tie) => tieButton(tie, org.id)),
        ties.filter((tie) => !isShown(tie)).map((tie) => tieButton(tie, org.id))),
    );
  }

  function history(tie) {
    return element('ol', { class: 'history' }, tie.history.map((step) => element('li', {},
      element('strong', { text: statusWord.get(step.status) }),
      ` ${step.when ?? ''} `,
      element('small', { text: [step.reported && filled(words.reported, step.reported), step.doc].filter(Boolean).join(' · ') }))));
  }

  function tie(shown) {
    const member = (id, note) => element('li', {},
      element('button', { type: 'button', class: 'row', onclick: () => open(id) },
        element('span', { class: 'who', text: nameOf(id) }), element('span', { class: 'what', text: note ?? '' })));
    fill(
      close(),
      element('p', { class: 'above' }, sampleOf(shown.kind), factsText(shown)),
      element('h2', { text: partiesText(shown) }),
      element('dl', {},
        fact(words.areas, shown.areas.join(', ')),
        fact(words.amount, shown.amount),
        fact(words.stake, shown.stake),
        fact(words.confidence, sureness(shown.confidence))),
      element('h3', { text: words.history }),
      history(shown),
      element('h3', { text: `${words.evidence} ${shown.claims.length}` }),
      element('ol', { class: 'claims' }, shown.claims.map(claimCard)),
      element('h3', { text: words.parties }),
      element('ul', { class: 'ties' },
        shown.alliance && orgOf.has(shown.alliance) ? member(shown.alliance, words.alliance) : '',
        shown.parties.filter((party) => orgOf.has(party.org))
          .map((party) => member(party.org, [party.role, party.joined].filter(Boolean).join(' · ')))),
    );
  }

  function ties(many) {
    fill(
      close(),
      heading(filled(words.ties, many.length)),
      element('ul', { class: 'ties' }, many.map((each) => tieButton(each))),
    );
  }

  return { overview, company, tie, ties };
}
