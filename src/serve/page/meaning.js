// What a thing of the picture says on its card, and what of the picture a selection stands for.

import { state } from './state.js';
import { factsText, partiesText } from './tie.js';
import { t, term } from './words.js';

/** What the card says of a node or a link. */
export function cardLines({ node, link }, model, view) {
  if (node !== undefined) {
    const { id } = model.nodes[node];
    if (model.isDeal(model.nodes[node])) return [partiesText(model.ties.get(id), model), factsText(model.ties.get(id), state().at)];
    const org = model.orgs.get(id);
    const unseen = model.unseen(id);
    return [org.name, [term('org', org.kind), t('ties_short', model.tiesOf.get(id).filter((tie) => view.ties.has(tie.id)).length)].join(' · '),
      unseen ? t('expand_by', unseen) : ''];
  }
  const shown = model.links[link].ties.map((id) => model.ties.get(id)).filter((tie) => view.ties.has(tie.id));
  const [from, to] = [model.links[link].from, model.links[link].to].map((nth) => model.nodes[nth].id);
  const ends = [from, to].every((id) => model.orgs.has(id)) ? [from, to].map(model.nameOf).join(' – ') : partiesText(shown[0], model);
  return [ends, ...shown.slice(0, 4).map((tie) => factsText(tie, state().at))];
}

/** What of the scene the selection stands for. */
export function chosenParts(model, view) {
  const { sel } = state();
  if (sel?.org !== undefined) return { nodes: [model.numberOf.get(sel.org)].filter((nth) => nth !== undefined && view.nodes[nth]) };
  if (sel?.tie !== undefined) return { links: [...model.links.keys()].filter((nth) => model.links[nth].ties.includes(sel.tie) && view.links[nth]) };
  if (!sel) return {};
  const ends = sel.pair.map((id) => model.numberOf.get(id));
  return { links: [...model.links.keys()].filter((nth) => view.links[nth] && ends.includes(model.links[nth].from) && ends.includes(model.links[nth].to)) };
}
