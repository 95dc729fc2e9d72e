// The time slider: two ends over a bar for each stretch of time, as high as it has ties.

function createTime(filter, changed) {
  const place = byId('time');
  if (!dated.length || firstMonth === lastMonth) {
    place.hidden = true;
    return { refresh() {} };
  }
  const months = lastMonth - firstMonth + 1;
  const stretch = Math.max(1, Math.ceil(months / 48));
  const bars = new Array(Math.ceil(months / stretch)).fill(0);
  for (const tie of dated) {
    // A year is as good as its middle month, for a bar.
    const middle = Math.floor((tie.months[0] + tie.months[1]) / 2);
    bars[Math.floor((Math.min(middle, lastMonth) - firstMonth) / stretch)] += 1;
  }
  const highest = Math.max(...bars);
  // By the root: one busy month would flatten all others.
  const tall = (count) => 28 * Math.sqrt(count / highest);
  const rects = bars.map((count, nth) => drawn('rect', {
    x: nth + 0.1, width: 0.8, y: 30 - tall(count), height: tall(count),
  }));
  const chart = drawn('svg', { class: 'bars', viewBox: `0 0 ${bars.length} 30`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...rects);

  const told = element('output', {});
  const end = (label, key, other, holds) => {
    const input = element('input', {
      type: 'range', min: firstMonth, max: lastMonth, step: 1, value: filter[key], 'aria-label': label,
      oninput: () => {
        filter[key] = holds(Number(input.value), filter[other]);
        refresh();
        changed();
      },
    });
    return input;
  };
  const from = end(words.from, 'from', 'to', Math.min);
  const to = end(words.to, 'to', 'from', Math.max);
  const undated = data.ties.length - dated.length;
  const keep = element('input', { type: 'checkbox', checked: true, onchange: () => { filter.undated = keep.checked; changed(); } });

  function refresh() {
    from.value = filter.from;
    to.value = filter.to;
    from.setAttribute('aria-valuetext', monthText(filter.from));
    to.setAttribute('aria-valuetext', monthText(filter.to));
    keep.checked = filter.undated;
    told.textContent = `${monthText(filter.from)} – ${monthText(filter.to)}`;
    rects.forEach((rect, nth) => {
      const month = firstMonth + nth * stretch;
      rect.classList.toggle('out', month + stretch - 1 < filter.from || month > filter.to);
    });
  }

  place.append(
    chart,
    element('div', { class: 'ends' }, from, to),
    told,
    undated ? element('label', { class: 'undated' }, keep, element('span', { text: filled(words.undated, undated) })) : '',
  );
  refresh();
  return { refresh };
}
