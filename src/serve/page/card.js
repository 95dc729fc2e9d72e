// The small card beside the pointer or the node that has the focus.

import { byId, element } from './dom.js';

/** Shows lines, the first one strong, near a place on the screen; hides where there are none. */
export function showCard(lines, x, y) {
  const card = byId('card');
  card.hidden = !lines;
  if (!lines) return;
  card.replaceChildren(...lines.filter(Boolean).map((line, nth) => element(nth ? 'span' : 'strong', { text: line })));
  const ground = byId('stage').getBoundingClientRect();
  const left = Math.min(x - ground.left + 14, ground.width - card.offsetWidth - 8);
  const top = y - ground.top + 18;
  const above = top + card.offsetHeight > ground.height - 6 ? top - card.offsetHeight - 32 : top;
  card.style.left = `${Math.max(left, 8)}px`;
  card.style.top = `${Math.max(above, 8)}px`;
}
