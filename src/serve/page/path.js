// The way from one company to another: the bar that asks for it, and the list of its steps.

import { byId, button, element } from './dom.js';
import { createFinder } from './finder.js';
import { closing, fill } from './frame.js';
import { sample } from './marks.js';
import { state, update } from './state.js';
import { percent, t, term } from './words.js';

let ends = [null, null];
let finders = [];

function asked() {
  if (ends[0] && ends[1] && ends[0] !== ends[1]) {
    update({ path: [...ends], diff: null, sel: null, focus: [], hidden: [], moved: {}, show: 'graph' });
  } else byId(ends[0] ? 'path-to' : 'path-from').focus();
}

/** Opens the bar; `from` is the organisation it starts with. */
export function openPath(from) {
  byId('path-bar').hidden = false;
  byId('diff-bar').hidden = true;
  byId('open-path').setAttribute('aria-expanded', 'true');
  if (from) {
    ends = [from.id, null];
    finders[0].set(from.name);
    finders[1].clear();
  }
  byId(ends[0] ? 'path-to' : 'path-from').focus();
}

/** Folds the bar away. */
export function closePath() {
  byId('path-bar').hidden = true;
  byId('open-path').setAttribute('aria-expanded', 'false');
}

/** Listens to the bar and the button that opens it. */
export function listenPath() {
  finders = [['path-from', 0], ['path-to', 1]].map(([id, nth]) => {
    const input = byId(id);
    input.addEventListener('input', () => { ends[nth] = null; });
    return createFinder(input, byId(`${id}-list`), (org) => { ends[nth] = org.id; asked(); });
  });
  byId('open-path').addEventListener('click', () => {
    if (byId('path-bar').hidden) openPath();
    else leavePath();
  });
  byId('path-swap').addEventListener('click', () => {
    ends.reverse();
    const [from, to] = [byId('path-from'), byId('path-to')];
    [from.value, to.value] = [to.value, from.value];
    asked();
  });
  byId('path-close').addEventListener('click', leavePath);
}

/** Goes back from a path to the organisation it started at. */
export function leavePath() {
  closePath();
  const { path } = state();
  if (path) update({ path: null, sel: null, focus: [path[0]], moved: {} });
}

/** Shows in the bar the ends that the address has. */
export function showEnds(model) {
  const { path } = state();
  if (!path) return;
  ends = [...path];
  byId('path-bar').hidden = false;
  byId('open-path').setAttribute('aria-expanded', 'true');
  finders.forEach((finder, nth) => finder.set(model.nameOf(path[nth])));
}

/** Lists the steps of a route, each with its sentence. */
export function showRoute(route, model) {
  const { path } = state();
  const names = path.map((id) => model.nameOf(id));
  const title = element('h2', { text: t('path_title', ...names) });
  if (!route) return fill('path', closing(leavePath), title, element('p', { class: 'hint', text: t('path_none') }));
  fill('path', closing(leavePath), element('p', { class: 'above', text: `${t('path_steps', route.steps.length)} · ${t('confidence')} ${percent(route.confidence)}` }), title,
    element('ol', { class: 'route' }, route.steps.map((step) => {
      const [from, to] = [step.from, step.to].map((org) => model.orgs.get(org.id)?.name ?? org.name);
      const status = step.status === 'agreed' ? '' : term('status', step.status);
      return element('li', {},
        element('p', { class: 'ends' }, element('strong', { text: from }), ' – ', element('strong', { text: to })),
        element('p', { class: 'above' }, sample(step.kind, step.status),
          [step.via ? t('via', step.via.name) : term('kind', step.kind), status, step.since].filter(Boolean).join(' · ')),
        element('blockquote', { dir: 'auto', text: step.quote }),
        button(t('evidence', ''), () => update({ sel: { pair: [step.from.id, step.to.id] } }), { class: 'bare link-like' }));
    })),
    button(t('leave'), leavePath, { class: 'wide' }));
  return undefined;
}
