// What the state needs from the server. This is read before the rest of the page: its first answers are on their way by then.

import { ask, viewOf } from './api.js';
import { state } from './state.js';

/** In an archive larger than this, the start view draws no graph: finding the most important would take long. */
const SMALL = 30000;

/** The language that names are asked for in. */
export const lang = () => state().lang ?? 'ko';

/** Whether a state is the start view. */
export const isStart = (now = state()) => !now.focus.length && !now.path && !now.diff;

// A failure is told by whoever waits for the answer; until somebody does, it is none of the browser's business.
const begun = (answer) => { answer.catch(() => {}); return answer; };

let counted = null;

/** The numbers of the archive, asked for once. */
export function counts() {
  counted ??= begun(ask('stats').catch((error) => { counted = null; throw error; }));
  return counted;
}

/** Has the numbers asked for anew: something was corrected. */
export const recount = () => { counted = null; };

/** What is explored, and whether it may be corrected. */
export const session = begun(ask('session'));

/** The graph that a state shows, `null` where the start view shows none, with its route or its comparison. */
async function fetchFor(now) {
  if (now.path) {
    const { graph, route } = await ask('path', { from: now.path[0], to: now.path[1], lang: lang() }, 'graph');
    return { graph, route };
  }
  if (now.diff) {
    const diff = await ask('diff', { ...viewOf(now, lang()), from: now.diff[0], to: now.diff[1] }, 'graph');
    return { graph: diff.graph, diff };
  }
  if (isStart(now) && (await counts()).claims > SMALL) return { graph: null };
  return { graph: await ask('neighbourhood', viewOf(now, lang()), 'graph') };
}

/** What a state needs, as one word: while it stays the same nothing is asked. */
export const keyOf = (now) => JSON.stringify([now.path ? ['path', now.path] : [now.focus, now.depth, now.top, now.diff], lang()]);

counts();
let first = { key: keyOf(state()), answer: begun(fetchFor(state())) };

/** The answer for a state: the one begun ahead, if it is for this state and nobody had it yet. */
export function answerFor(now) {
  const ahead = first;
  first = null;
  return ahead?.key === keyOf(now) ? ahead.answer : fetchFor(now);
}
