// Corrections: a sentence confirmed or rejected, an alias, two organisations made one; each with its reason.

import { correct, corrections, hasToken } from './api.js';
import { button, element } from './dom.js';
import { createFinder } from './finder.js';
import { toast } from './toast.js';
import { t } from './words.js';

let allowed = false;
let changed = () => {};
/** Why claims are right that a person has confirmed. */
let confirmed = new Map();

/** Lets the page write corrections where the server does and the command gave a token; `tell` hears of each. */
export async function allowEdits(session, tell) {
  allowed = Boolean(session.edit) && hasToken();
  changed = tell;
  if (allowed) await recall();
}

/** Reads which claims stand confirmed: the latest word on each that was not taken back. */
async function recall() {
  const said = new Map();
  const { corrections: log } = await corrections().catch(() => ({ corrections: [] }));
  for (const { action, about, reason, undone } of log) {
    const { claim } = JSON.parse(about);
    if (!undone && claim && !said.has(claim)) said.set(claim, { action, reason: reason ?? '' });
  }
  confirmed = new Map([...said].filter(([, { action }]) => action === 'confirm').map(([claim, { reason }]) => [claim, reason]));
}

/** Whether corrections can be written. */
export const editable = () => allowed;

/** Takes a correction back. */
export async function undo(number) {
  try {
    await correct({ action: 'undo', number });
    await recall();
    toast(t('undone'));
    changed({ action: 'undo' });
  } catch (error) { toast(error.message); }
}

async function send(correction, done, failed) {
  try {
    const { number } = await correct(correction);
    await recall();
    toast(t('corrected', number), { word: t('undo'), act: () => undo(number) });
    done();
    changed(correction);
  } catch (error) {
    failed(error.code === 'gone' ? t('stopped') : error.message);
  }
}

/** A form that asks for the reason, and for what `fields` hold; `correction()` is what is then recorded, or else `lacking` is said. */
function form(title, fields, correction, leave, lacking = '') {
  const reason = element('input', { type: 'text', required: true, maxlength: 500, placeholder: t('reason_hint'), autocomplete: 'off' });
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  const save = element('button', { type: 'submit', class: 'main', text: t('save') });
  const made = element('form', {
    class: 'correction',
    onsubmit: async (event) => {
      event.preventDefault();
      const said = correction();
      wrong.textContent = said ? '' : lacking;
      if (!said || !reason.value.trim()) return;
      save.disabled = true;
      await send({ ...said, reason: reason.value.trim() }, leave, (text) => { wrong.textContent = text; });
      save.disabled = false;
    },
  }, element('strong', { text: title }), fields,
  element('label', {}, element('span', { text: t('reason') }), reason), wrong,
  element('p', { class: 'buttons' }, save, button(t('cancel'), leave)));
  return made;
}

/** Buttons that open one form at a time beneath them; `choices` are a word and what makes its form. */
function opener(choices) {
  const place = element('div', { class: 'edit' });
  const show = () => place.replaceChildren(element('p', { class: 'buttons' }, choices.map(([word, make]) => button(word, () => {
    const made = make(show);
    place.replaceChildren(made);
    made.querySelector('input')?.focus();
  }))));
  show();
  return place;
}

/** Confirm and reject, for one sentence; of one that was confirmed, why. */
export const judgements = (proof) => [
  confirmed.has(proof.claim) ? element('p', { class: 'from confirmed', text: t('confirmed', confirmed.get(proof.claim)) }) : '',
  opener(['confirm', 'reject'].filter((action) => action === 'reject' || !confirmed.has(proof.claim)).map((action) => [t(action),
    (leave) => form(t(`${action}_this`), [], () => ({ action, claim: proof.claim }), leave)])),
];

function aliasForm(org, leave) {
  const name = element('input', { type: 'text', required: true, maxlength: 200, autocomplete: 'off' });
  return form(t('alias'), [element('label', {}, element('span', { text: t('alias_name') }), name)],
    () => (name.value.trim() ? { action: 'alias', name: name.value.trim(), org: org.id } : null), leave);
}

function mergeForm(org, leave) {
  let into = null;
  const id = 'merge-into';
  const input = element('input', {
    type: 'text', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list', autocomplete: 'off', required: true,
  });
  const list = element('ul', { id: `${id}-list`, class: 'found', role: 'listbox', 'aria-label': t('found'), hidden: true });
  createFinder(input, list, (chosen) => { into = chosen.id; });
  input.addEventListener('input', () => { into = null; });
  return form(t('merge'), [element('label', { class: 'finder' }, element('span', { text: t('merge_into') }), input, list)],
    () => (into && into !== org.id ? { action: 'merge', from: org.id, into } : null), leave, t('choose_other'));
}

/** Alias and merge, for one organisation. */
export const orgEdits = (org) => opener([
  [t('alias'), (leave) => aliasForm(org, leave)], [t('merge'), (leave) => mergeForm(org, leave)],
]);
