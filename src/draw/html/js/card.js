// The small card beside the pointer.

function createCard(card, stage) {
  /** Shows some lines, the first one strong, near a place on the screen. */
  function show(lines, at) {
    card.replaceChildren(...lines.filter(Boolean).map((line, nth) => element(nth ? 'span' : 'strong', { text: line })));
    card.hidden = false;
    const ground = stage.getBoundingClientRect();
    const left = Math.min(at.x - ground.left + 14, ground.width - card.offsetWidth - 8);
    const top = at.y - ground.top + 16;
    const above = top + card.offsetHeight > ground.height ? top - card.offsetHeight - 30 : top;
    card.style.left = `${Math.max(left, 8)}px`;
    card.style.top = `${Math.max(above, 8)}px`;
  }
  return { show, hide: () => { card.hidden = true; } };
}

/** What a card says of a node or an edge: the words of its tooltip, quotes cut to a few. */
function cardLines(thing) {
  const cut = (line) => (line.length > 160 ? `${line.slice(0, 158)}…` : line);
  return thing.title.split('\n').filter((line) => line.trim()).slice(0, 4).map(cut);
}
