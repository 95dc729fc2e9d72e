// Zoom and pan: by wheel, drag, pinch, keys and buttons. The picture keeps its coordinates; the view box moves.

const still = matchMedia('(prefers-reduced-motion: reduce)');

function createViewport(stage, svg, home) {
  let box = { ...home };
  let whole = { ...home };
  /** Whether everything is shown: then it still is when the window changes. */
  let fits = true;
  let running = 0;
  const changed = [];

  const width = () => stage.clientWidth || 1;
  const height = () => stage.clientHeight || 1;

  /** Screen pixels to a unit of the picture. */
  const scale = () => width() / box.width;

  function apply(next) {
    box = next;
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
    for (const tell of changed) tell();
  }

  /**
   * The view in which a box fills the stage but for the part at the bottom, 0 to 1, that is covered; at most so many
   * times as large as life.
   */
  function framed(wanted, covered = 0, most = 1.5) {
    const free = height() * (1 - covered);
    const by = Math.max(wanted.width / width(), wanted.height / free, 1 / most);
    return {
      x: wanted.x + wanted.width / 2 - (width() * by) / 2,
      y: wanted.y + wanted.height / 2 - (free * by) / 2,
      width: width() * by,
      height: height() * by,
    };
  }

  /** A place on the screen as one in the picture. */
  function place(event) {
    const matrix = svg.getScreenCTM();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
  }

  function glide(next, all = false) {
    cancelAnimationFrame(running);
    fits = all;
    if (still.matches) return apply(next);
    const from = { ...box };
    const start = performance.now();
    const step = (now) => {
      const done = Math.min(Math.max((now - start) / 280, 0), 1);
      const eased = 1 - (1 - done) ** 3;
      const mix = (key) => from[key] + (next[key] - from[key]) * eased;
      apply({ x: mix('x'), y: mix('y'), width: mix('width'), height: mix('height') });
      if (done < 1) running = requestAnimationFrame(step);
    };
    running = requestAnimationFrame(step);
  }

  function zoomed(factor, at) {
    const least = Math.max(home.width, home.height) / 60;
    const most = Math.max(home.width, home.height) * 2.5;
    const longest = Math.max(box.width, box.height);
    const by = Math.min(Math.max(longest / factor, least), most) / longest;
    const middle = at ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return {
      x: middle.x + (box.x - middle.x) * by,
      y: middle.y + (box.y - middle.y) * by,
      width: box.width * by,
      height: box.height * by,
    };
  }

  function pan(dx, dy) {
    fits = false;
    apply({ ...box, x: box.x - dx / scale(), y: box.y - dy / scale() });
  }

  stage.addEventListener('wheel', (event) => {
    if (event.target.closest('.zoom')) return;
    event.preventDefault();
    cancelAnimationFrame(running);
    fits = false;
    const step = event.deltaMode === 1 ? 16 : 1;
    apply(zoomed(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0018)), place(event)));
  }, { passive: false });

  const pointers = new Map();
  let moved = 0;
  stage.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.zoom') || event.button > 0) return;
    pointers.set(event.pointerId, event);
    if (pointers.size === 1) moved = 0;
    cancelAnimationFrame(running);
  });
  stage.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 5 && !stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    if (pointers.size === 1) {
      if (moved > 5) pan(dx, dy);
    } else {
      const [other] = [...pointers.values()].filter((pointer) => pointer.pointerId !== event.pointerId);
      const apart = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      apply(zoomed(apart(event) / Math.max(apart(before), 1), place(middle)));
      pan(dx / 2, dy / 2);
    }
    pointers.set(event.pointerId, event);
    stage.classList.toggle('dragged', moved > 5);
  });
  const released = (event) => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) stage.classList.remove('dragged');
  };
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) stage.addEventListener(name, released);

  addEventListener('resize', () => {
    cancelAnimationFrame(running);
    apply(fits ? framed(whole) : framed(box, 0, Infinity));
  });

  apply(framed(whole));
  return {
    scale,
    pan,
    /** Whether the press that just ended moved the picture: it was no click then. */
    wasDrag: () => moved > 5,
    zoom: (factor) => glide(zoomed(factor)),
    whole: () => glide(framed(whole), true),
    /** Shows a box as large as the stage allows. */
    show: (wanted, covered) => glide(framed(wanted, covered)),
    move: (next) => glide(next),
    box: () => ({ ...box }),
    onchange: (tell) => changed.push(tell),
  };
}
