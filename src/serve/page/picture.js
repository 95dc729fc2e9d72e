// The graph on its stage: what is drawn where, and what the pointer does with it.

import { showCard } from './card.js';
import { byId, drawn } from './dom.js';
import { n } from './geometry.js';
import { listen } from './gestures.js';
import { createLights, ofLink, touched } from './lights.js';
import * as motion from './motion.js';
import { READABLE, writeNames } from './readable.js';
import { createScene } from './scene.js';
import { createViewport } from './viewport.js';

/** How much of the stage a sheet lies on, on a small screen, in pixels. */
function covered() {
  const [ground, sheet] = [byId('stage').getBoundingClientRect(), byId('panel').getBoundingClientRect()];
  if (sheet.left >= ground.right - 1 || getComputedStyle(byId('panel')).visibility === 'hidden') return 0;
  return Math.min(Math.max(ground.bottom - sheet.top, 0), ground.height * 0.75);
}

/** How long a pointer stays on what it means, in milliseconds. */
const LINGER = 45;

/** From so many links on a line is less than a pixel wide: the browser paints those six times as fast as wider ones. */
const MANY = 360;
/** How wide a line is else, in pixels; each class of `thin-1` to `thin-7` has it narrower by the root of two. */
const WIDE = 1.8;

/** Makes the picture. `acts`: `open(thing)`, `expand(nth)`, `moved(id, place)`, `lines(thing)` for the card. */
export function createPicture(acts) {
  const [stage, world, base, upper, top, names] = ['stage', 'world', 'base', 'over', 'top', 'names'].map(byId);
  const scene = createScene(base, top);
  const lights = createLights(stage, scene, top);
  let scale = 1;
  const viewport = createViewport(stage, world, [base, upper], (k) => {
    scale = k;
    stage.classList.toggle('far', k < READABLE);
    thin();
    writeNames(names, scene, k);
  });
  let dragging = null;
  let over = null;
  let intent = 0;

  /** Draws the lines of a large picture less than a pixel wide. */
  function thin() {
    const halvings = scene.model()?.links.length > MANY ? Math.ceil(2 * Math.log2(Math.max(scale * WIDE, 1))) : 0;
    for (let nth = 1; nth <= 7; nth += 1) stage.classList.toggle(`thin-${nth}`, nth === Math.min(halvings, 7));
  }

  /** The node or link that an element belongs to. */
  function thingAt(target) {
    const part = target?.closest?.('[data-nth], [data-link]');
    if (!part || !base.contains(part)) return null;
    if (part.dataset.nth !== undefined) return { node: Number(part.dataset.nth), badge: Boolean(target.closest('.badge')) };
    return { link: Number(part.dataset.link) };
  }
  const same = (a, b) => a === b || (a && b && a.node === b.node && a.link === b.link);
  const litBy = (thing) => (thing.node !== undefined ? touched(scene, thing.node) : ofLink(scene, thing.link));

  /** Lights what the pointer stays on; what it only crosses would flicker. */
  function hover(target, event) {
    const thing = thingAt(target);
    clearTimeout(intent);
    if (same(thing, over)) return;
    const settle = () => {
      over = thing;
      lights.hover(thing && litBy(thing));
      if (thing) showCard(acts.lines(thing), event.clientX, event.clientY);
      else showCard(null);
    };
    if (event) intent = setTimeout(settle, LINGER);
    else settle();
  }

  listen(stage, viewport, {
    hover,
    same: (a, b) => { const thing = thingAt(a); return Boolean(b) && same(thing, thingAt(b)); },
    press(target) {
      const thing = thingAt(target);
      if (thing?.badge) acts.expand(thing.node);
      else acts.open(thing);
    },
    twice(target, x, y) {
      const thing = thingAt(target);
      if (thing?.node !== undefined && !thing.badge) acts.expand(thing.node, true);
      else if (!thing) viewport.zoom(1.7, x, y);
    },
    grab(target) {
      const thing = thingAt(target);
      dragging = thing?.node ?? null;
      return dragging !== null;
    },
    drag(x, y) {
      if (dragging === null) return;
      if (!stage.classList.contains('dragging')) {
        stage.classList.add('dragging');
        lift(dragging);
      }
      dropTo = { x, y };
      if (!frame) frame = requestAnimationFrame(() => { frame = 0; follow(); });
    },
    drop() {
      stage.classList.remove('dragging');
      if (frame) { cancelAnimationFrame(frame); frame = 0; }
      const nth = dragging;
      dragging = null;
      if (dropTo === null || nth === null) return;
      // In whole pixels, as the address has it.
      const place = { x: Math.round(dropTo.x), y: Math.round(dropTo.y) };
      dropTo = null;
      scene.move(nth, place);
      for (const [part, home] of lifted) home.append(part);
      lifted = [];
      lights.draw();
      writeNames(names, scene, scale);
      acts.moved(scene.model().nodes[nth].id, place);
    },
  });

  // A dragged node moves with its lines in the small layer above; the large one below is painted once.
  let [dropTo, frame, lifted] = [null, 0, []];
  function lift(nth) {
    motion.stop();
    const links = scene.model().linksOf[nth].filter((link) => scene.view().links[link]);
    lifted = scene.partsOf(links, [nth]).map((part) => [part, part.parentNode]);
    lights.hover(null);
    top.replaceChildren(...lifted.map(([part]) => part));
  }
  function follow() {
    if (dragging !== null && dropTo) scene.move(dragging, dropTo);
  }

  /** Where the nodes of a model lie: as the server says, or where they were dragged to. */
  const placed = (model, moved) => model.nodes.map((node) => {
    const [x, y] = Object.hasOwn(moved, node.id) ? moved[node.id] : [node.x, node.y];
    return { x, y };
  });

  return {
    scene,
    viewport,
    /** Shows a model; what was there glides to its new place, and what is `anchor` stays where it is on the screen. */
    show(model, state, view, { anchor, signs } = {}) {
      const old = scene.model();
      const before = new Map(old ? old.nodes.map((node, nth) => [node.id, scene.places()[nth]]) : []);
      const to = placed(model, state.moved);
      const fixed = anchor !== undefined && before.has(anchor) && model.numberOf.has(anchor);
      let [dx, dy] = [0, 0];
      if (fixed) {
        const [from, now] = [before.get(anchor), to[model.numberOf.get(anchor)]];
        [dx, dy] = [now.x - from.x, now.y - from.y];
      }
      const start = to.map((place, nth) => {
        const was = before.get(model.nodes[nth].id);
        if (was) return { x: was.x + dx, y: was.y + dy };
        return fixed ? { ...to[model.numberOf.get(anchor)] } : place;
      });
      motion.stop();
      clearTimeout(intent);
      over = null;
      lights.clear();
      scene.show(model, start);
      scene.reveal(view, signs);
      if (fixed) {
        viewport.shift(-dx * viewport.scale(), -dy * viewport.scale());
        motion.glide(scene, to, () => { lights.draw(); writeNames(names, scene, scale); this.spread(anchor); });
      } else {
        scene.place(to);
        viewport.fit(scene.bounds(), { covered: covered(), now: true });
      }
      thin();
      writeNames(names, scene, scale);
    },
    /** Zooms out around a node until its neighbours are in sight, too. */
    spread(id) {
      const nth = scene.model().numberOf.get(id);
      if (nth === undefined) return;
      const box = scene.bounds([...touched(scene, nth).nodes], 24);
      const [middle, k] = [viewport.outward(scene.places()[nth]), viewport.scale()];
      const { x, y } = scene.places()[nth];
      const [width, height] = [stage.clientWidth, stage.clientHeight - covered()];
      const fits = [(middle.x) / Math.max(x - box.left, 1), (width - middle.x) / Math.max(box.right - x, 1),
        (middle.y) / Math.max(y - box.top, 1), (height - middle.y) / Math.max(box.bottom - y, 1)];
      const wanted = Math.max(Math.min(...fits), 0.45);
      const after = Math.min(wanted, k);
      const shown = scene.model().nodes.map((_, at) => at).filter((at) => scene.view().nodes[at]);
      const inSight = shown.filter((at) => {
        const place = scene.places()[at];
        const [sx, sy] = [middle.x + (place.x - x) * after, middle.y + (place.y - y) * after];
        return sx > 0 && sx < width && sy > 0 && sy < height;
      });
      // Better that the node moves than that most of the picture is out of sight.
      if (inSight.length < shown.length * 0.7) viewport.fit(scene.bounds(), { covered: covered() });
      else if (wanted < k) viewport.zoom(wanted / k, middle.x, middle.y);
    },
    /** Shows what a view shows of the model that is drawn. */
    reveal(view, signs) {
      scene.reveal(view, signs);
      over = null;
      lights.draw();
      writeNames(names, scene, scale);
    },
    /** Lays the nodes where the state has them. */
    lay(state) {
      motion.glide(scene, placed(scene.model(), state.moved), () => { lights.draw(); writeNames(names, scene, scale); });
    },
    /** Marks what is chosen: nodes by number, links by number. */
    choose({ nodes = [], links = [] }, moving = true) {
      for (const part of base.querySelectorAll('.chosen')) part.classList.remove('chosen');
      for (const part of scene.partsOf(links, nodes)) part.classList.add('chosen');
      const all = { links: new Set(links), nodes: new Set(nodes) };
      for (const nth of nodes) {
        const near = touched(scene, nth);
        for (const link of near.links) all.links.add(link);
        for (const node of near.nodes) all.nodes.add(node);
      }
      for (const link of links) for (const node of ofLink(scene, link).nodes) all.nodes.add(node);
      lights.choose(nodes.length || links.length ? all : null);
      const near = nodes.length ? nodes : [...all.nodes];
      if (moving && near.length) viewport.reveal(scene.bounds(near, 0), covered());
    },
    /** Lights a node as the pointer would, for the keyboard. */
    attend(nth) {
      if (nth === null) {
        lights.hover(null);
        showCard(null);
        return;
      }
      lights.hover(touched(scene, nth));
      viewport.reveal(scene.bounds([nth], 0), covered());
      const box = scene.partOf(nth).getBoundingClientRect();
      showCard(acts.lines({ node: nth }), box.right, box.bottom);
    },
    whole: () => viewport.fit(scene.bounds(), { covered: covered() }),
    resized: () => viewport.resized(),
  };
}

/** Draws small signs on links: what a comparison of two dates added, took away, changed. */
export function drawSigns(layer, scene, signs) {
  const word = { added: '+', removed: '−', changed: '~' };
  layer.replaceChildren(...[...signs].filter(([nth]) => scene.view().links[nth]).map(([nth, sign]) => {
    const { x, y } = scene.signPlace(nth);
    return drawn('g', { class: `sign ${sign}` }, drawn('circle', { cx: n(x), cy: n(y), r: 9 }),
      drawn('text', { x: n(x), y: n(y + 5), 'text-anchor': 'middle', text: word[sign] }));
  }));
}
