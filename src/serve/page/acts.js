// What can be done with a node: to expand it, to fold it, to go to it.

import { openPath } from './path.js';
import { goTo } from './start.js';
import { MOST_FOCUS, state, update } from './state.js';
import { toast } from './toast.js';
import { t } from './words.js';

const MOST_TOP = 300;
const USUAL_TOP = 60;

/** Whether an organisation's partners were asked for. */
export const isExpanded = (id) => state().focus.includes(id) && !state().hidden.includes(id);

/** Brings in the partners of an organisation that are not in the picture. */
export function expand(id, replace = false) {
  const { focus, hidden, path, diff } = state();
  if (path || (!focus.length && !diff)) return goTo(id);
  if (hidden.includes(id)) return update({ hidden: hidden.filter((each) => each !== id) }, { replace });
  if (focus.includes(id)) return raise();
  if (focus.length >= MOST_FOCUS) return toast(t('too_many', MOST_FOCUS));
  return update({ focus: [...focus, id], moved: {} }, { replace });
}

/** Takes away what only this organisation brought in. */
export function collapse(id, replace = false) {
  const { focus, hidden } = state();
  if (focus.includes(id) && focus.length > 1) return update({ focus: focus.filter((each) => each !== id), moved: {} }, { replace });
  return update({ hidden: [...new Set([...hidden, id])] }, { replace });
}

/** Asks for more organisations than were shown. */
export function raise() {
  const top = state().top ?? USUAL_TOP;
  if (top >= MOST_TOP) return toast(t('most_shown'));
  return update({ top: Math.min(top * 2, MOST_TOP), moved: {} });
}

/** The buttons of an organisation's panel. */
export function actsOf(id, model) {
  const { focus, path } = state();
  const alone = focus.length === 1 && focus[0] === id && !path;
  return [
    ...(path || !focus.length || !model.orgs.has(id) ? [] : isExpanded(id)
      ? [{ word: t('collapse'), act: () => collapse(id) }] : [{ word: `⊕ ${t('expand')}`, act: () => expand(id), main: true }]),
    ...(alone ? [] : [{ word: t('only_focus'), act: () => goTo(id) }]),
    { word: t('path_here'), act: () => openPath({ id, name: model.nameOf(id) }) },
  ];
}
