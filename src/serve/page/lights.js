// Lights a few things by dimming the picture beneath copies of them: one layer fades, a thousand elements stay as they are.

import { neighbours } from './view.js';

/** The links and nodes that a node touches; through the small nodes of deals, too. */
export function touched(scene, nth) {
  const [model, view] = [scene.model(), scene.view()];
  const nodes = new Set([nth, ...neighbours(model, view.links, nth)]);
  const links = new Set();
  const through = [nth, ...[...nodes].filter((at) => model.isDeal(model.nodes[at]))];
  for (const at of through) for (const link of model.linksOf[at]) if (view.links[link]) links.add(link);
  return { links, nodes };
}

/** The link and its ends; with a deal at one end all of the deal. */
export function ofLink(scene, nth) {
  const [model, view] = [scene.model(), scene.view()];
  const { from, to } = model.links[nth];
  const links = new Set([nth]);
  const nodes = new Set([from, to]);
  for (const end of [from, to]) {
    if (!model.isDeal(model.nodes[end])) continue;
    for (const link of model.linksOf[end]) {
      if (!view.links[link]) continue;
      links.add(link);
      nodes.add(model.links[link].from).add(model.links[link].to);
    }
  }
  return { links, nodes };
}

/** Lights things of a scene on `stage`: `hover` passes by, `choose` stays. */
export function createLights(stage, scene, top) {
  let chosen = null;
  let hovered = null;

  function copy(part) {
    const made = part.cloneNode(true);
    for (const name of ['tabindex', 'role', 'aria-label', 'data-id', 'data-nth', 'data-link']) made.removeAttribute(name);
    return made;
  }

  function draw() {
    const lit = hovered ?? chosen;
    stage.classList.toggle('quiet', Boolean(lit));
    stage.classList.toggle('hovering', Boolean(hovered));
    top.replaceChildren();
    if (!lit) return;
    // Labels that had no room are shown where there are few.
    top.classList.toggle('few', lit.links.size < 7);
    for (const part of scene.partsOf(lit.links, lit.nodes)) if (!part.classList.contains('off')) top.append(copy(part));
  }

  return {
    hover(lit) {
      if (lit === hovered) return;
      hovered = lit;
      draw();
    },
    choose(lit) {
      chosen = lit;
      draw();
    },
    /** Forgets what was lit: its numbers mean nothing in another model. */
    clear() {
      [chosen, hovered] = [null, null];
      draw();
    },
    /** Copies anew what is lit, after the picture changed. */
    draw,
  };
}
