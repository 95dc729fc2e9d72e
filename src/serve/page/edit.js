// Corrections: a sentence confirmed or rejected, an alias, two organisations made one; each with its reason.

import { correct, hasToken } from './api.js';
import { button, element } from './dom.js';
import { createFinder } from './finder.js';
import { toast } from './toast.js';
import { t } from './words.js';

let allowed = false;
let changed = () => {};

/** Lets the page write corrections where the server does and the command gave a token; `tell` hears of each. */
export function allowEdits(session, tell) {
  allowed = Boolean(session.edit) && hasToken();
  changed = tell;
}

/** Whether corrections can be written. */
export const editable = () => allowed;

async function send(correction, done, failed) {
  try {
    const { number } = await correct(correction);
    toast(t('corrected', number), {
      word: t('undo'),
      act: async () => {
        try {
          await correct({ action: 'undo', number });
          toast(t('undone'));
          changed();
        } catch (error) { toast(error.message); }
      },
    });
    done();
    changed();
  } catch (error) {
    failed(error.code === 'gone' ? t('stopped') : error.message);
  }
}

/** A form that asks for the reason, and for what `fields` hold; `correction()` is what is then recorded. */
function form(title, fields, correction, leave) {
  const reason = element('input', { type: 'text', required: true, maxlength: 500, placeholder: t('reason_hint'), autocomplete: 'off' });
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  const save = element('button', { type: 'submit', class: 'main', text: t('save') });
  const made = element('form', {
    class: 'correction',
    onsubmit: async (event) => {
      event.preventDefault();
      const said = correction();
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

/** Confirm and reject, for one sentence. */
export const judgements = (proof) => opener(['confirm', 'reject'].map((action) => [t(action),
  (leave) => form(t(`${action}_this`), [], () => ({ action, claim: proof.claim }), leave)]));

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
    () => (into && into !== org.id ? { action: 'merge', from: org.id, into } : null), leave);
}

/** Alias and merge, for one organisation. */
export const orgEdits = (org) => opener([
  [t('alias'), (leave) => aliasForm(org, leave)], [t('merge'), (leave) => mergeForm(org, leave)],
]);
