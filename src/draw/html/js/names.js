// Names as large as can be read, where the picture is too small to read its own: of those with the most ties first.

const READABLE = 0.55;
/** Letters of fewer pixels are smaller than those that we would write. */
const LEGIBLE = 11;
const MOST_NAMES = 80;

function createNames(viewport) {
  // Other pictures than networks have their names beside them.
  if (graph === svg) return { update() {}, only() {} };
  const layer = drawn('g', { class: 'signs', 'aria-hidden': 'true' });
  graph.append(layer);
  const short = (name) => (name.length > 18 ? `${name.slice(0, 17)}…` : name);
  const wide = (name) => [...name].reduce((sum, letter) => sum + (letter > '\u1100' ? 1 : 0.6), 0);
  /** The size of a node's own letters; dots have none. */
  const fontOf = (part) => Number(part.querySelector('[font-size]')?.getAttribute('font-size') ?? 0);
  const all = [...nodes.values()].filter((node) => !node.deal)
    .sort((a, b) => b.edges.length - a.edges.length)
    .map((node) => {
      const { x, y, width, height } = node.part.getBBox();
      return { node, x: x + width / 2, y: y + height / 2, width, height, font: fontOf(node.part), name: short(nameOf(node.id)) };
    });
  const apart = (a, b) => Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
  let wanted = new Set();

  function update() {
    const scale = viewport.scale();
    const far = scale < READABLE;
    svg.classList.toggle('far', far);
    const readsItself = (one) => one.font * scale >= (far ? LEGIBLE : 1);
    for (const one of all) if (one.font) one.node.part.classList.toggle('mute', !readsItself(one));
    if (!far && !wanted.size) return layer.replaceChildren();
    const seen = all.filter(({ node }) => !node.part.classList.contains('off') && (!wanted.size || wanted.has(node)));
    const taken = seen.filter(readsItself);
    const size = 12 / scale;
    const texts = [];
    for (const one of seen) {
      if (texts.length === MOST_NAMES) break;
      if (readsItself(one)) continue;
      // Hubs give way to each other; a dot that is large enough to be seen is not covered.
      const beside = one.height / 2 + size * 0.7;
      const off = far ? [0, ...(one.font ? [-beside, beside] : [])] : [-beside];
      const places = off.map((dy) => ({ x: one.x, y: one.y + dy, width: wide(one.name) * size + size, height: size * 1.5 }));
      const place = places.find((each) => taken.every((other) => apart(each, other)));
      if (!place) continue;
      taken.push(place);
      const text = drawn('text', { x: place.x, y: place.y + size * 0.36, 'font-size': size, 'text-anchor': 'middle', 'stroke-width': size / 3.2 });
      text.textContent = one.name;
      texts.push(text);
    }
    return layer.replaceChildren(...texts);
  }

  viewport.onchange(update);
  addEventListener('resize', update);
  return {
    update,
    /** Names only these; all where none are given. */
    only(things) {
      wanted = new Set(things);
      update();
    },
  };
}
