// The corrections that were made, newest first: what, why, when; each can be taken back.

import { corrections } from './api.js';
import { byId, button, element } from './dom.js';
import { undo } from './edit.js';
import { t, term } from './words.js';

/** What a correction says, in words; organisations by the names that `nameOf` knows. */
function told({ action, about }, nameOf) {
  const said = JSON.parse(about);
  switch (action) {
    case 'alias': return `${said.name} → ${said.called}`;
    case 'merge': return `${nameOf(said.from)} → ${said.called}`;
    case 'split': return `${said.name} ≠ ${nameOf(said.org)}`;
    case 'import': return `${said.file} (${said.claims})`;
    default: return `${[...said.orgs, said.alliance].filter(Boolean).map(nameOf).join(', ')} · ${term('kind', said.kind)} · ${said.doc}`;
  }
}

const ACTIONS = { alias: 'alias', confirm: 'confirm', import: 'imported', merge: 'merged', reject: 'reject', split: 'parted' };

/** Shows the log in its dialog, and listens to it. */
export async function openLog(nameOf) {
  const dialog = byId('log');
  const fill = async () => {
    const rows = await corrections().then((answer) => answer.corrections, (error) => [{ failed: error.message }]);
    byId('log-list').replaceChildren(...(rows.length ? rows : [{ failed: t('no_corrections') }]).map((row) => (row.failed
      ? element('li', { class: 'hint', text: row.failed })
      : element('li', { class: row.undone ? 'undone' : '', 'data-number': row.number },
        element('div', {},
          element('p', {}, element('strong', { text: `${row.number}. ${t(ACTIONS[row.action] ?? row.action)}` }), ` ${told(row, nameOf)}`),
          element('p', { class: 'from' }, [row.made, row.reason, row.undone && t('undone_on', row.undone)].filter(Boolean).map((text) => element('span', { text })))),
        row.undone ? '' : button(t('undo'), async () => { await undo(row.number); await fill(); })))));
  };
  await fill();
  if (!dialog.open) dialog.showModal();
}
