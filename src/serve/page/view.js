// What of a model is shown: by the filters, by the month, by what was collapsed. Nothing here touches the page.

import { monthOf } from './months.js';

/** How a tie stands at the end of a month, all of time where it is null; null where it is not there yet. */
export function standing(tie, month) {
  if (month === null || !tie.dated) return { status: tie.status, truth: tie.truth, members: null };
  let now = null;
  for (const step of tie.course) {
    if (step.month > month) break;
    now = step;
  }
  return now && { status: now.status, truth: now.truth, members: now.members && new Map(now.members) };
}

/** Whether a tie that stands so passes the filters, all but the one named `without`. */
function passes(tie, stands, state, without) {
  const fits = (name, isIn) => name === without || !state[name] || isIn(state[name]);
  return fits('kind', (kinds) => kinds.includes(tie.kind))
    && fits('status', (statuses) => statuses.includes(stands.status))
    && fits('area', (areas) => tie.areas.some((area) => areas.includes(area)))
    && (without === 'confidence' || tie.confidence >= state.confidence);
}

const STRENGTH = ['ended', 'stalled', 'talks', 'agreed'];

/** A link as its shown ties make it: the status of the most alive of them; null where none is shown. */
function linkShown(model, link, shown) {
  const [from, to] = [model.nodes[link.from].id, model.nodes[link.to].id];
  let best = null;
  for (const id of link.ties) {
    const stands = shown.get(id);
    if (!stands) continue;
    let { truth } = stands;
    const { alliance } = model.ties.get(id);
    if (stands.members && alliance) {
      const ends = [from, to].filter((end) => end !== alliance && end !== id);
      if (ends.some((end) => !stands.members.has(end))) continue;
      if (ends.some((end) => stands.members.get(end) === 'maybe')) truth = 'maybe';
    }
    const better = !best || STRENGTH.indexOf(stands.status) > STRENGTH.indexOf(best.status);
    if (better) best = { status: stands.status, maybe: truth === 'maybe' };
    else if (stands.status === best.status && truth !== 'maybe') best.maybe = false;
  }
  return best;
}

/** The nodes at the other ends of a node's shown links; the small node of a deal is no end of its own. */
export function neighbours(model, links, at) {
  const seen = new Set([at]);
  const widen = (from) => {
    for (const nth of model.linksOf[from]) {
      if (!links[nth]) continue;
      const other = model.links[nth].from === from ? model.links[nth].to : model.links[nth].from;
      if (seen.has(other)) continue;
      seen.add(other);
      if (model.isDeal(model.nodes[other])) widen(other);
    }
  };
  widen(at);
  seen.delete(at);
  return [...seen];
}

/** Takes away what collapsed nodes alone hold; tells how many each took, and whom. */
function collapse(model, links, nodes, hidden) {
  const [taken, folded] = [new Map(), []];
  for (const id of hidden) {
    const at = model.numberOf.get(id);
    if (at === undefined) continue;
    let count = 0;
    for (const other of neighbours(model, links, at)) {
      const node = model.nodes[other];
      if (model.focus.has(node.id) || model.isDeal(node) || !nodes[other]) continue;
      const others = neighbours(model, links, other).filter((next) => next !== at && nodes[next] && !model.isDeal(model.nodes[next]));
      if (others.length) continue;
      nodes[other] = false;
      folded.push(node.id);
      count += 1;
    }
    taken.set(id, count);
  }
  model.links.forEach((link, nth) => { if (!nodes[link.from] || !nodes[link.to]) links[nth] = null; });
  // What is left of a deal that has one end is no deal.
  model.nodes.forEach((node, at) => {
    if (taken.size && nodes[at] && model.isDeal(node) && model.linksOf[at].filter((nth) => links[nth]).length < 2) {
      nodes[at] = false;
      for (const nth of model.linksOf[at]) links[nth] = null;
    }
  });
  return { taken, folded };
}

/**
 * What is shown of a model in a state: `ties` (id → how it stands), `links` and `nodes` by their places in the model, what
 * collapsing took away (`taken`: by whom how many, `folded`: whom), and for each filter how many ties each of its choices would show.
 */
export function viewed(model, state) {
  const month = state.at && !state.diff ? monthOf(state.at) : null;
  const ties = new Map();
  const counts = { kind: new Map(), status: new Map(), area: new Map() };
  const add = (name, word) => counts[name].set(word, (counts[name].get(word) ?? 0) + 1);
  let present = 0;
  for (const tie of model.answer.ties) {
    const stands = standing(tie, month);
    if (!stands || (!tie.dated && !state.undated)) continue;
    present += 1;
    if (passes(tie, stands, state)) ties.set(tie.id, stands);
    if (passes(tie, stands, state, 'kind')) add('kind', tie.kind);
    if (passes(tie, stands, state, 'status')) add('status', stands.status);
    if (passes(tie, stands, state, 'area')) for (const area of tie.areas) add('area', area);
  }
  const whole = ties.size === model.ties.size;
  const links = model.links.map((link) => linkShown(model, link, ties));
  const nodes = model.nodes.map((node, at) => {
    if (model.isDeal(node)) return ties.has(node.id) || model.linksOf[at].some((nth) => links[nth]);
    return model.focus.has(node.id) || (whole && month === null) || model.linksOf[at].some((nth) => links[nth]);
  });
  const { taken, folded } = collapse(model, links, nodes, state.hidden);
  if (folded.length) {
    const left = new Set(model.links.flatMap((link, nth) => (links[nth] ? link.ties : [])));
    for (const id of [...ties.keys()]) if (!left.has(id)) ties.delete(id);
  }
  const organizations = nodes.filter((on, at) => on && !model.isDeal(model.nodes[at])).length;
  return { ties, links, nodes, taken, folded, counts, present, organizations, month };
}
