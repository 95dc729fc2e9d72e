// Names as large as can be read, where the picture is too small to read its own: of those with the most ties first.

const READABLE = 0.55;
const MOST_NAMES = 40;

function createNames(viewport) {
  // Other pictures than networks have their names beside them.
  if (graph === svg) return { update() {}, only() {} };
  const layer = drawn('g', { class: 'names', 'aria-hidden': 'true' });
  graph.append(layer);
  const short = (name) => (name.length > 18 ? `${name.slice(0, 17)}…` : name);
  const wide = (name) => [...name].reduce((sum, letter) => sum + (letter > '\u1100' ? 1 : 0.6), 0);
  const all = [...nodes.values()].filter((node) => !node.deal)
    .sort((a, b) => b.edges.length - a.edges.length)
    .map((node) => ({ node, box: node.part.getBBox(), name: short(nameOf(node.id)) }));
  let wanted = new Set();

  function update() {
    const scale = viewport.scale();
    svg.classList.toggle('far', scale < READABLE);
    if (scale >= READABLE) return layer.replaceChildren();
    const size = 12 / scale;
    const taken = [];
    const texts = [];
    for (const { node, box, name } of all) {
      if (texts.length === MOST_NAMES) break;
      if (node.part.classList.contains('off') || (wanted.size && !wanted.has(node))) continue;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const [width, height] = [wide(name) * size + size, size * 1.5];
      if (taken.some((other) => Math.abs(other.x - x) * 2 < other.width + width && Math.abs(other.y - y) * 2 < other.height + height)) continue;
      taken.push({ x, y, width, height });
      const text = drawn('text', { x, y: y + size * 0.36, 'font-size': size, 'text-anchor': 'middle', 'stroke-width': size / 3.2 });
      text.textContent = name;
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
