// The pointer on the stage: wheel, pinch, pan, drag of a node, click, double click, hover.

/** How far a pointer may go before a press is a drag, in pixels. */
const SLACK = 5;

/**
 * Listens on the stage. `acts` says what is to be done: `hover(target)`, `press(target)`, `twice(target, x, y)`,
 * `grab(target)` → whether there is something to drag, `drag(x, y)` in the picture's coordinates, `drop()`, `same(a, b)` →
 * whether two elements belong to one thing.
 */
export function listen(stage, viewport, acts) {
  const pointers = new Map();
  let [travelled, grabbed, pressed] = [0, false, null];
  const own = (event) => event.target.closest('.overlay');
  const place = (event) => {
    const ground = stage.getBoundingClientRect();
    return [event.clientX - ground.left, event.clientY - ground.top];
  };

  stage.addEventListener('wheel', (event) => {
    if (own(event)) return;
    event.preventDefault();
    const step = event.deltaMode === 1 ? 16 : 1;
    viewport.zoomAt(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0016)), ...place(event));
  }, { passive: false });

  stage.addEventListener('pointerdown', (event) => {
    if (own(event) || event.button > 0) return;
    pointers.set(event.pointerId, event);
    if (pointers.size > 1) {
      if (grabbed) acts.drop();
      grabbed = false;
      return;
    }
    travelled = 0;
    pressed = event.target;
    grabbed = acts.grab(event.target);
    acts.hover(null);
  });

  stage.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse' && event.buttons === 0) acts.hover(own(event) ? null : event.target, event);
      return;
    }
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (pointers.size === 1) {
      travelled += Math.abs(dx) + Math.abs(dy);
      if (travelled <= SLACK) return;
      if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
      stage.classList.add('dragged');
      if (grabbed) {
        const { x, y } = viewport.inward(event.clientX, event.clientY);
        acts.drag(x, y);
      } else viewport.pan(dx, dy);
    } else {
      const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
      const apart = (a) => Math.max(Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY), 1);
      const [[ax, ay], [bx, by]] = [place(event), place(other)];
      travelled += SLACK;
      // First to where the middle is now: what was between the fingers stays between them.
      viewport.pan(dx / 2, dy / 2);
      viewport.zoomAt(apart(event) / apart(before), (ax + bx) / 2, (ay + by) / 2);
    }
    pointers.set(event.pointerId, event);
  });

  const released = (event) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    const dragging = travelled > SLACK;
    if (grabbed && dragging) acts.drop();
    grabbed = false;
    stage.classList.remove('dragged');
    if (event.type === 'pointerup' && !dragging) click(pressed, ...place(event));
  };
  for (const name of ['pointerup', 'pointercancel']) stage.addEventListener(name, released);

  let last = { at: 0, target: null };
  /** A second press soon after the first, on the same thing, is a double click; a finger's is, too. */
  function click(target, x, y) {
    const now = performance.now();
    const same = acts.same(target, last.target);
    if (same && now - last.at < 350) {
      last = { at: 0, target: null };
      acts.twice(target, x, y);
      return;
    }
    last = { at: now, target };
    acts.press(target);
  }

  stage.addEventListener('pointerleave', () => acts.hover(null));
}
